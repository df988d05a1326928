package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Fault.Kind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Never break the application: whatever goes wrong in a part of telemetry, business code gets its own results and
 * exceptions, other parts see what they would have seen, and the fault is counted and logged once.
 *
 * <p>Two things are the SDK's affair and not asserted, as {@link Place} says for each place: what a processor in a
 * joined SDK does to the processors beside it, and how faults are told that the SDK itself catches.
 */
class FirstLawMatrixTest {

    private final Context own = Context.root().with(ContextKey.named("application"), "its own");
    private final Scope scope = own.makeCurrent();
    private final SoftAssertions softly = new SoftAssertions();

    @AfterEach
    void close() {
        scope.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(Mode.values()).flatMap(mode -> places(mode)
                .flatMap(place -> place.faults().stream().map(kind -> Arguments.of(mode, place, kind))));
    }

    static Stream<Arguments> blocks() {
        return Stream.of(Mode.values())
                .flatMap(mode ->
                        places(mode).filter(Place.OFF_THE_PATH::contains).map(place -> Arguments.of(mode, place)));
    }

    private static Stream<Place> places(Mode mode) {
        return Stream.of(Place.values()).filter(place -> place.isIn(mode));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("faults")
    void fault_inOnePlace_harmsNothingElse(Mode mode, Place place, Kind kind) throws Exception {
        Fault fault = new Fault(place, kind);
        FaultyRun run = new FaultyRun(mode, fault);
        assertServed(run);
        softly.assertThat(run.close()).as("close came to its end").isTrue();
        softly.assertThat(fault.met() > 0 || !place.mustBeMet())
                .as("place was reached")
                .isTrue();
        assertSeenByTheOthers(run.seen(), mode, place);
        assertTold(run, fault.isToBeLogged() && !place.isSwallowedBySdk(mode, kind));
        softly.assertAll();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("faults")
    void businessException_whileTelemetryFails_isTheSameInstance(Mode mode, Place place, Kind kind) throws Exception {
        FaultyRun run = new FaultyRun(mode, new Fault(place, kind));
        for (Throwable thrown : List.of(new IOException(), new IllegalStateException(), new AssertionError())) {
            assertArrives(thrown, run.refuseInStep(thrown));
            assertArrives(thrown, run.refuseInTransaction(thrown));
        }
        softly.assertThat(Context.current()).as("context of the thread").isSameAs(own);
        run.close();
        softly.assertAll();
    }

    static Stream<Arguments> faultsInOurs() {
        return places(Mode.OWN).flatMap(place -> place.faults().stream().map(kind -> Arguments.of(place, kind)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faultsInOurs")
    void fault_whileItIsDecidedWhatIsKept_harmsNothingElse(Place place, Kind kind) throws Exception {
        FaultyRun run = FaultyRun.keeping(new Fault(place, kind), Keep.share(0).failed());
        assertServed(run);
        softly.assertThat(run.close()).as("close came to its end").isTrue();
        if (place.keepsSiblings(Mode.OWN)) {
            softly.assertThat(run.seen().exported()).as("what failed").contains("refuse", "refusal");
        }
        softly.assertAll();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("blocks")
    void block_offTheCallersPath_isNotFeltOnIt(Mode mode, Place place) throws Exception {
        Fault fault = new Fault(place, Kind.BLOCK);
        FaultyRun run = new FaultyRun(mode, fault);
        assertServed(run);
        Thread closing = run.beginClosing();
        softly.assertThat(fault.isMetSoon()).as("place was reached").isTrue();
        assertServed(run);
        fault.release();
        closing.join();
        run.stopListening();
        softly.assertThat(run.seen().ended()).as("spans seen").containsAll(FaultyRun.SPANS);
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void noFault_everythingIsSeenAndNothingSaid(Mode mode) throws Exception {
        FaultyRun run = new FaultyRun(mode, new Fault(Place.NONE, Kind.EXCEPTION));
        assertServed(run);
        softly.assertThat(run.close()).as("close came to its end").isTrue();
        assertSeenByTheOthers(run.seen(), mode, Place.NONE);
        softly.assertAll();
        assertThat(run.log().isSilent()).isTrue();
    }

    private void assertServed(FaultyRun run) {
        softly.assertThat(run.order()).as("order").isEqualTo("receipt");
        softly.assertThat(run.ship()).as("ship").isEqualTo("shipped");
        softly.assertThat(run.fields()).as("fields").isEqualTo(true);
        Throwable thrown = run.ownException();
        assertArrives(thrown, run.refuseInStep(thrown));
        softly.assertThat(Context.current()).as("context of the thread").isSameAs(own);
    }

    /** Compares by identity, since an exception's own methods may be what is faulty. */
    private void assertArrives(Throwable thrown, Object arrived) {
        softly.assertThat(arrived == thrown).as("%s arrives", thrown.getClass()).isTrue();
        softly.assertThat(thrown.getSuppressed()).as("suppressed").isEmpty();
    }

    private void assertSeenByTheOthers(Seen seen, Mode mode, Place place) {
        if (place.keepsSiblings(mode)) {
            softly.assertThat(seen.started()).as("started").containsExactlyInAnyOrderElementsOf(FaultyRun.SPANS);
            softly.assertThat(seen.ended()).as("ended").containsExactlyElementsOf(FaultyRun.SPANS);
        }
        if (place.keepsTrace(mode)) {
            softly.assertThat(seen.traceOf("ship")).as("trace").isEqualTo(seen.traceOf("checkout"));
        }
        if (place.keepsSiblings(mode) && mode == Mode.OWN) {
            softly.assertThat(seen.exported()).as("exported").containsExactlyElementsOf(FaultyRun.SPANS);
            softly.assertThat(seen.metrics()).as("metrics").contains("perfectlap.transaction.end_to_end");
        }
    }

    private void assertTold(FaultyRun run, boolean isOwed) {
        List<String> warnings = run.log().warnings();
        softly.assertThat(new HashSet<>(warnings)).as("each once").hasSameSizeAs(warnings);
        List<String> kinds = run.log().failedKinds();
        softly.assertThat(kinds).as("counted").allMatch(kind -> run.problems().count(kind) > 0);
        if (isOwed) {
            softly.assertThat(kinds).as("logged").isNotEmpty();
        }
    }
}
