package io.github.perfectlap.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opentelemetry.api.trace.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class GoldenTest {

    private static final String CHECKOUT = """
      checkout {order.id=4-2}
        price items {currency=EUR}
        charge card
      """;

    @TempDir
    private Path module = Path.of("");

    private final GoldenRun run = new GoldenRun();
    private CapturedTraces traces = Steps.recorded(CHECKOUT);

    private Golden golden(boolean isUpdate, boolean isCi) {
        GoldenFolder folder = new GoldenFolder(module);
        GoldenFile file = new GoldenFile(folder.file(GoldenTest.class, "declined card"));
        return new Golden(new GoldenSettings(isUpdate, isCi), run, folder, file);
    }

    private void check() {
        golden(false, false).check(traces, Set.of("currency"));
    }

    private String file() {
        return String.valueOf(golden(false, false).file().read());
    }

    @Test
    void check_noFile_makesOneAndPasses() {
        check();
        assertThat(file()).isEqualTo("""
            checkout [in order] {order.id=…}
              price items {currency=EUR}
              charge card
            """);
        assertThat(run.report(getClass().getClassLoader()))
                .containsExactly("made src/test/resources/io/github/perfectlap/testkit/GoldenTest/declined card.trace");
        check();
    }

    @Test
    void check_noFileInCi_failsAndMakesNone() {
        assertThatThrownBy(() -> golden(false, true).check(traces, Set.of()))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("""
                    there is no src/test/resources/io/github/perfectlap/testkit/GoldenTest/declined card.trace, \
                    and none is made where CI is set: run the test without CI, look at the file and commit it

                      checkout [in order] {order.id=…}
                        price items {currency=…}
                        charge card
                    """);
        assertThat(module).isEmptyDirectory();
    }

    @Test
    void check_updateInCi_failsAndChangesNothing() {
        check();
        String before = file();
        traces = Steps.recorded("checkout");
        assertThatThrownBy(() -> golden(true, true).check(traces, Set.of()))
                .hasMessage("golden files are not changed where CI is set: leave out -Dperfectlap.golden=update there");
        assertThat(file()).isEqualTo(before);
    }

    @Test
    void check_fileInCi_isCompared() {
        check();
        golden(false, true).check(traces, Set.of("currency"));
        assertThatThrownBy(() -> golden(false, true).check(Steps.recorded("checkout"), Set.of()))
                .hasMessageContaining("MISSING  charge card");
    }

    @Test
    void check_otherSteps_failsInTheUsualForm() {
        check();
        traces = Steps.recorded(CHECKOUT.replace("EUR", "USD").replace("  charge", "  audit\n  charge"));
        assertThatThrownBy(this::check).hasMessage("""
            checkout: 2 differences

              NEW      audit under checkout
              VALUE    price items: currency=USD, expected currency=EUR

              checkout {order.id=…}
              ├─ price items {currency=USD}  ← VALUE
              ├─ audit  ← NEW
              └─ charge card

              Expected by src/test/resources/io/github/perfectlap/testkit/GoldenTest/declined card.trace; \
            if this is how it is to be, run the tests with -Dperfectlap.golden=update
            """);
    }

    @Test
    void check_otherSteps_textsAreThoseOfTheFile() {
        check();
        String before = file();
        traces = Steps.recorded("checkout {order.id=1}\n  price items {currency=EUR}");
        assertThatThrownBy(this::check).isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
            assertThat(failure.getExpected().getStringRepresentation()).isEqualTo(before);
            assertThat(failure.getActual().getStringRepresentation())
                    .isEqualTo("checkout {order.id=…}\n  price items {currency=EUR}\n");
        });
    }

    @Test
    void check_update_writesAndTellsWhatChanged() {
        check();
        traces = Steps.recorded("checkout > ship");
        GoldenRun update = new GoldenRun();
        Golden golden = golden(true, false);
        new Golden(golden.settings(), update, golden.folder(), golden.file()).check(traces, Set.of());
        assertThat(file()).isEqualTo("checkout\n  ship\n");
        assertThat(update.report(getClass().getClassLoader()))
                .singleElement()
                .asString()
                .startsWith("changed src/test/resources/");
    }

    @Test
    void check_updateOfTwoTracesInOneFile_saysHowToTellThemApart() {
        golden(true, false).check(traces, Set.of());
        assertThatThrownBy(() -> golden(true, false).check(Steps.recorded("refund"), Set.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tell them apart by name: matchesGolden(\"name\")");
    }

    @Test
    void check_nothingRecorded_makesNoFile() {
        assertThatThrownBy(() -> golden(false, false).check(CapturedTraces.create(), Set.of()))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("declined card.trace: nothing was recorded;");
        assertThat(module).isEmptyDirectory();
    }

    @Test
    void check_unreadableFile_namesItAndTheLine() {
        golden(false, false).file().write("checkout\n  ship [soon]\n");
        assertThatThrownBy(this::check)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("declined card.trace is no golden file: line 2");
    }

    @Test
    void check_lineEndsOfAnotherSystem_passes() {
        check();
        golden(false, false).file().write(file().replace("\n", "\r\n"));
        check();
    }

    @Test
    void check_sameInOtherWords_saysSo() {
        check();
        golden(false, false).file().write(file().replace("price items", "\"price items\""));
        assertThatThrownBy(this::check).hasMessageContaining("VALUE    ");
    }

    private String told(String golden, CapturedTraces recorded) {
        golden(false, false).file().write(golden);
        String message =
                String.valueOf(catchThrowable(() -> golden(false, false).check(recorded, Set.of()))
                        .getMessage());
        return message.substring(0, message.indexOf("\n\n", message.indexOf("\n\n") + 2));
    }

    private static CapturedTraces withEvents(String... events) {
        CapturedTraces recorded = CapturedTraces.create();
        recorded.tracing().transaction("checkout").run(tx -> {
            for (String event : events) {
                Span.current().addEvent(event);
            }
        });
        return recorded;
    }

    @Test
    void check_otherEvents_areToldByName() {
        assertThat(told("checkout [event cache miss]\n", withEvents()))
                .endsWith("\n  VALUE    checkout: event cache miss is missing");
        assertThat(told("checkout\n", withEvents("cache miss")))
                .endsWith("\n  VALUE    checkout: is 'checkout [event cache miss]', expected 'checkout'");
    }

    @Test
    void check_eventsOfAnyName_areReadAsTheyAreWritten() {
        traces = withEvents("", "a, b", "]", "event", "-> a", "\"", "× 2");
        check();
        check();
        assertThat(file()).startsWith("checkout [event \"\", ");
        assertThat(told(file().replace("event \"\", ", ""), traces)).contains("checkout: is 'checkout [event \"\", ");
    }

    @Test
    void check_oneOfManyIsMissing_saysHowMany() {
        assertThat(told("checkout\n  price × 3\n    ask\n", Steps.recorded("checkout\n  price × 2 > ask")))
                .endsWith("\n  MISSING  price, expected 3 times under checkout, is there 2 times");
    }

    @Test
    void check_tracesInOtherOrderByHand_saysTheSameInOtherWords() {
        assertThat(told("refund\ncheckout\n", Steps.recorded("refund\ncheckout")))
                .isEqualTo("refund, checkout: 1 difference\n\n  VALUE    the file says the same in other words");
    }

    @Test
    void check_onlyOneStepLeft_tellsNothingOfItsOrder() {
        assertThat(told("checkout [in order]\n  a\n  b\n", Steps.recorded("checkout > a")))
                .isEqualTo("checkout: 1 difference\n\n  MISSING  b, expected after a under checkout");
        assertThat(told("checkout [in order]\n  a\n  b\n", Steps.recorded("checkout\n  a\n  a")))
                .doesNotContain("ORDER");
    }

    @Test
    void check_orderIsNew_saysWhatItWas() {
        assertThat(told("checkout\n  a\n  b\n", Steps.recorded("checkout\n  a\n  b")))
                .endsWith("\n  ORDER    checkout: its steps are in order now, expected in any order");
        String group = "checkout [in order]\n  a\n  b\n  in any order:\n    c\n";
        assertThat(told(group, Steps.recorded("checkout\n  a\n  b\n  c")))
                .endsWith("\n  ORDER    checkout > c: stands in its place now, expected anywhere");
    }

    @Test
    void check_orderAndAttributeAreNew_tellsTheOrderFirstAndMarksIt() {
        golden(false, false).file().write("checkout\n  a\n  b\n");
        traces = Steps.recorded("checkout\n  a {k=1}\n  b");
        assertThatThrownBy(this::check)
                .hasMessageStartingWith("checkout: 2 differences\n\n  ORDER    checkout: its steps are in order now,")
                .hasMessageContaining("\n  VALUE    a: k=")
                .hasMessageContaining("\n  checkout  ← ORDER\n");
    }

    @Test
    void settings_comeFromTheProcess() {
        assertThat(settings(Map.of(), Map.of())).isEqualTo(new GoldenSettings(false, false));
        assertThat(settings(Map.of("perfectlap.golden", "update"), Map.of("CI", "true")))
                .isEqualTo(new GoldenSettings(true, true));
        assertThat(settings(Map.of(), Map.of("PERFECTLAP_GOLDEN", "update", "CI", "false")))
                .isEqualTo(new GoldenSettings(true, false));
        assertThatThrownBy(() -> settings(Map.of("perfectlap.golden", "yes"), Map.of()))
                .hasMessage("perfectlap.golden must be 'update' or not be set, but was 'yes'");
    }

    private static GoldenSettings settings(Map<String, String> properties, Map<String, String> environment) {
        return GoldenSettings.of(properties::get, environment::get);
    }

    @Test
    void report_testsThatAreGone_namesTheirFiles() throws Exception {
        check();
        GoldenFolder folder = new GoldenFolder(module);
        Path kept = folder.file(GoldenTest.class, "report_testsThatAreGone_namesTheirFiles");
        Path gone = folder.file(GoldenTest.class, "place_goneTest");
        Path classGone = folder.resources().resolve("io/github/perfectlap/testkit/GoneTest/a.trace");
        for (Path file : List.of(kept, gone, classGone)) {
            new GoldenFile(file).write("checkout\n");
        }
        new GoldenFile(folder.file(GoldenNamesTest.Nested.class, "anything")).write("checkout\n");
        String package_ = "unused src/test/resources/io/github/perfectlap/testkit/";
        assertThat(run.report(getClass().getClassLoader()).stream().filter(line -> line.startsWith("unused")))
                .containsExactly(package_ + "GoldenTest/place_goneTest.trace", package_ + "GoneTest/a.trace");
        assertThat(Files.exists(gone)).isTrue();
    }
}
