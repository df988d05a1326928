package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.annotation.FailureReason;
import io.github.perfectlap.annotation.StepAttribute;
import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What annotations say, and what of it is recorded. */
@ParameterizedClass
@EnumSource(Mode.class)
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // methods of which only what stands at them is read
class WovenMethodTest {

    private final Recording recording;
    private final WovenByHand shop;
    private final Context before = Context.current();

    WovenMethodTest(Mode mode) {
        recording = new Recording(mode);
        shop = new WovenByHand(MethodHandles.lookup(), recording.tracing);
    }

    @AfterEach
    void thread_hasItsContextBack() {
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    void step_insideATransaction_isItsChild() throws Exception {
        String receipt = shop.call("place", () -> shop.call("charge", () -> "paid"), "42");
        assertThat(receipt).isEqualTo("paid");
        assertThat(recording.names()).containsExactly("charge card", "checkout");
        assertThat(recording.parentOf("charge card")).isEqualTo("checkout");
        assertThat(recording.span("charge card").getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void parameters_ofAllKinds_areAttributes() throws Exception {
        shop.call(
                "describe",
                () -> null,
                1,
                2.5f,
                true,
                SpanKind.CLIENT,
                List.of("a", "b"),
                new int[] {1, 2},
                new Order("42"));
        assertThat(recording.attribute("describe", AttributeKey.longKey("count")))
                .isEqualTo(1L);
        assertThat(recording.attribute("describe", AttributeKey.doubleKey("weight")))
                .isEqualTo(2.5);
        assertThat(recording.attribute("describe", AttributeKey.booleanKey("gift")))
                .isTrue();
        assertThat(recording.attribute("describe", AttributeKey.stringKey("kind")))
                .isEqualTo("CLIENT");
        assertThat(recording.attribute("describe", AttributeKey.stringArrayKey("tags")))
                .containsExactly("a", "b");
        assertThat(recording.attribute("describe", AttributeKey.longArrayKey("numbers")))
                .containsExactly(1L, 2L);
        assertThat(recording.attribute("describe", AttributeKey.stringKey("order.id")))
                .isEqualTo("42");
        assertThat(recording.attribute("describe", AttributeKey.stringKey("order")))
                .isEqualTo("Order[id=42]");
    }

    @Test
    void parameter_throwsOrIsNullOrHuge_businessGoesOn() throws Exception {
        String result = shop.call("odd", () -> "done", new Odd(), null, "x".repeat(1_000_000));
        assertThat(result).isEqualTo("done");
        assertThat(recording.span("odd").getAttributes().asMap().keySet())
                .extracting(AttributeKey::getKey)
                .contains("huge")
                .doesNotContain("odd", "none");
        assertThat(recording.outcome("odd")).isEqualTo("ok");
    }

    @Test
    void result_thatFails_failsStepAndTransaction() throws Exception {
        shop.call("place", () -> shop.call("pay", () -> new Payment(false)));
        assertThat(recording.outcome("checkout")).isEqualTo("failed");
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("declined");
        assertThat(recording.attribute("pay", AttributeKey.booleanKey("approved")))
                .isFalse();
    }

    @Test
    void result_ofAStage_isLookedAtWhenItCompletes() throws Exception {
        CompletableFuture<Payment> later = new CompletableFuture<>();
        CompletableFuture<Payment> given = shop.call("placeLater", () -> shop.call("payLater", () -> later));
        assertThat(given).isSameAs(later);
        assertThat(recording.names()).isEmpty();
        later.complete(new Payment(false));
        assertThat(recording.attribute("place later", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("declined");
        assertThat(recording.attribute("payLater", AttributeKey.booleanKey("approved")))
                .isFalse();
    }

    @Test
    void stage_cancelled_failsBoth() throws Exception {
        CompletableFuture<Payment> later = new CompletableFuture<>();
        shop.call("placeLater", () -> shop.call("payLater", () -> later)).cancel(true);
        assertThat(later.isCancelled()).isTrue();
        assertThat(recording.attribute("place later", TransactionAttributes.ERROR_TYPE))
                .isEqualTo(CancellationException.class.getName());
        assertThat(recording.outcome("place later")).isEqualTo("failed");
    }

    @Test
    void exception_arrivesAndFails() {
        IllegalStateException broken = new IllegalStateException();
        assertThatThrownBy(() -> shop.call(
                        "place",
                        () -> shop.call("charge", () -> {
                            throw broken;
                        })))
                .isSameAs(broken);
        assertThat(recording.outcome("checkout")).isEqualTo("failed");
        assertThat(recording.attribute("charge card", TransactionAttributes.ERROR_TYPE))
                .isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void exception_thatIsAnAnswer_isNoFailure() {
        assertThatThrownBy(() -> shop.call("ask", () -> {
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(recording.outcome("ask")).isEqualTo("ok");
    }

    @Test
    void exception_thatIsAnAnswerOfTheStep_leavesItComplete() throws Exception {
        shop.call(
                "place",
                () -> caught(() -> shop.call("look", () -> {
                    throw new IllegalArgumentException();
                })));
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
        assertThat(recording.attribute("look", TransactionAttributes.ERROR_TYPE))
                .isNull();
    }

    @Test
    void limits_broken_failByPolicy() throws Exception {
        shop.call("quick", () -> pass(3));
        assertThat(recording.attribute("quick", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("too_slow");
        shop.call("place", () -> shop.call("quickStep", () -> pass(3)));
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("too_slow");
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_STEP))
                .isEqualTo("quickStep");
    }

    @Test
    void stepThatMayFail_onlyDegrades() throws Exception {
        shop.call("place", () -> caught(() -> shop.call("optional", () -> pass(3))));
        assertThat(recording.outcome("checkout")).isEqualTo("degraded");
    }

    @Test
    void declaring_whatItSays_holds() throws Exception {
        shop.call("declared", () -> "");
        assertThat(recording.attribute("declared", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("empty");
    }

    @Test
    void off_recordsNothing_andOnAgainDoes() throws Exception {
        WovenMethod place = shop.method("place");
        shop.call(place, () -> "");
        recording.tracing.transaction("checkout").switchOff();
        assertThat(place.enter(recording.tracing)).isNull();
        recording.tracing.transaction("checkout").switchOn();
        shop.call(place, () -> "");
        assertThat(recording.names()).containsExactly("checkout", "checkout");
    }

    @Test
    void sampledOut_rulesHoldAllTheSame() throws Exception {
        Recording sampledOut = Recording.sampledOut();
        WovenByHand out = new WovenByHand(MethodHandles.lookup(), sampledOut.tracing);
        out.call("place", () -> out.call("pay", () -> new Payment(false)));
        out.call("place", () -> out.call("quickStep", () -> sampledOut.tracing.isOn() ? passing(sampledOut, 3) : ""));
        out.call("place", () -> caught(() -> out.call("optional", () -> passing(sampledOut, 3))));
        assertThat(sampledOut.names()).isEmpty();
        assertThat(sampledOut.count("duration", "checkout", "failed")).isEqualTo(2);
        assertThat(sampledOut.count("duration", "checkout", "degraded")).isEqualTo(1);
    }

    @Test
    void recursive_nests() throws Exception {
        shop.call("place", () -> shop.call("place", () -> shop.call("charge", () -> shop.call("charge", () -> ""))));
        assertThat(recording.names()).containsExactly("charge card", "charge card", "checkout", "checkout");
        assertThat(recording.count("duration", "checkout", "ok")).isEqualTo(2);
        assertThat(recording.tracing.problems().count("scope left open")).isZero();
    }

    @Test
    void current_insideAMethod_isItsStep() throws Exception {
        shop.call("place", () -> shop.call("charge", () -> Step.current().attribute("card", "visa")));
        assertThat(recording.attribute("charge card", AttributeKey.stringKey("card")))
                .isEqualTo("visa");
        Step.current().attribute("nobody", "sees").complete();
        assertThat(Step.current().context()).isSameAs(before);
    }

    @Test
    void withoutAField_theCurrentTracingServes() throws Exception {
        WovenByHand anywhere = new WovenByHand(MethodHandles.lookup(), null);
        try (Scope here = recording.tracing.makeCurrent()) {
            anywhere.call("place", () -> anywhere.call("charge", () -> ""));
        }
        anywhere.call("place", () -> "");
        assertThat(recording.names()).containsExactly("charge card", "checkout");
    }

    @Test
    void link_wovenForAnotherVersion_saysSoAndRuns() throws Throwable {
        try (LogLines log = new LogLines()) {
            WovenMethod place = (WovenMethod) WovenMethod.link(
                            MethodHandles.lookup(),
                            "place",
                            MethodType.methodType(WovenMethod.class),
                            MethodType.methodType(String.class, String.class),
                            WovenMethod.FORMAT + 1)
                    .getTarget()
                    .invokeExact();
            assertThat(place.enter(recording.tracing)).isNull();
            assertThat(log.warnings()).anyMatch(line -> line.contains("place was woven for another version"));
        }
    }

    private String pass(int seconds) {
        return passing(recording, seconds);
    }

    private static String passing(Recording on, int seconds) {
        on.pass(Duration.ofSeconds(seconds));
        return "";
    }

    private static String caught(Callable<?> body) {
        try {
            return "" + body.call();
        } catch (Exception expected) {
            return "";
        }
    }

    record Order(String id) {}

    record Payment(boolean approved) {}

    static final class Odd {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    private static final class Declined implements FailureReason<Payment> {
        @Override
        public @Nullable String of(Payment payment) {
            return payment.approved() ? null : "declined";
        }
    }

    static final class EmptyFails implements UnaryOperator<BusinessTransaction> {
        @Override
        public BusinessTransaction apply(BusinessTransaction definition) {
            return definition.failsWhen(String.class, String::isEmpty, "empty");
        }
    }

    @WithTransaction("checkout")
    private String place(@StepAttribute("order.id") String id) {
        return id;
    }

    @WithStep(value = "charge card", kind = SpanKind.CLIENT)
    private static String charge() {
        return "";
    }

    @WithTransaction
    private static void describe(
            @StepAttribute("count") int count,
            @StepAttribute("weight") float weight,
            @StepAttribute("gift") boolean gift,
            @StepAttribute("kind") SpanKind kind,
            @StepAttribute("tags") List<String> tags,
            @StepAttribute("numbers") int[] numbers,
            @StepAttribute(value = "order.id", of = "id") @StepAttribute("order") Order order) {}

    @WithTransaction
    private static void odd(
            @StepAttribute("odd") Odd odd, @StepAttribute("none") String none, @StepAttribute("huge") String huge) {}

    @WithStep(failsWhen = Declined.class)
    @StepAttribute(value = "approved", of = "approved")
    private static Payment pay() {
        return new Payment(true);
    }

    @WithTransaction("place later")
    private static CompletableFuture<Payment> placeLater() {
        return new CompletableFuture<>();
    }

    @WithStep(failsWhen = Declined.class)
    @StepAttribute(value = "approved", of = "approved")
    private static CompletableFuture<Payment> payLater() {
        return new CompletableFuture<>();
    }

    @WithTransaction(answers = IllegalArgumentException.class)
    private static void ask() {}

    @WithStep(answers = IllegalArgumentException.class)
    private static void look() {}

    @WithTransaction(atMost = "2s")
    private static void quick() {}

    @WithStep(atMost = "2s")
    private static void quickStep() {}

    @WithStep(atMost = "2s", mayFail = true)
    private static void optional() {}

    @WithTransaction(declaring = EmptyFails.class)
    private static String declared() {
        return "";
    }
}
