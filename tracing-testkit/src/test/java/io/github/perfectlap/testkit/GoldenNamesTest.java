package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file a test has. */
class GoldenNamesTest {

    private final GoldenFolder folder = GoldenFolder.of(GoldenNamesTest.class);

    @TracingTest
    void matchesGolden_inATest_isTheFileOfItsMethod(CapturedTraces traces) {
        traces.tracing().transaction("checkout").run(tx -> tx.attribute("order.id", "1"));
        helper(traces);
        assertThat(folder.file(getClass(), "matchesGolden_inATest_isTheFileOfItsMethod"))
                .hasContent("checkout {order.id=…}");
    }

    // The file is not that of this method.
    private static void helper(CapturedTraces traces) {
        assertThat(traces).matchesGolden();
        assertThat(traces.onlyTree()).matchesGolden().matchesGolden("by name");
    }

    @Test
    void matchesGolden_withoutTheExtension_isTheFileOfTheCaller() {
        CapturedTraces traces = Steps.recorded("checkout {currency=EUR}");
        Runnable check = () -> assertThat(traces).withValuesOf("currency").matchesGolden();
        check.run();
        assertThat(folder.file(getClass(), "matchesGolden_withoutTheExtension_isTheFileOfTheCaller"))
                .hasContent("checkout {currency=EUR}");
        assertThatThrownBy(() -> assertThat(traces).matchesGolden()).hasMessageContaining("currency=…");
    }

    static class Nested {
        @TracingTest
        void anything(CapturedTraces traces) {
            traces.tracing().transaction("checkout").run(tx -> tx.fail("declined"));
            assertThat(traces).matchesGolden();
        }
    }

    @Test
    void matchesGolden_passed_hasCoveredItsFailures() {
        assertThat(Launched.run(Nested.class).failures()).isEmpty();
        assertThat(folder.file(Nested.class, "anything")).hasContent("checkout [failed declined]");
    }

    @Test
    void file_nestedClass_isInTheFolderOfTheOuterOne() {
        assertThat(folder.shown(folder.file(Nested.class, "a")))
                .isEqualTo("src/test/resources/io/github/perfectlap/testkit/GoldenNamesTest/Nested/a.trace");
    }

    @Test
    void file_nameThatIsNoFileName_isRefused() {
        for (String name : List.of("", "../a", "a/b", ".", "a\\b", "a\nb")) {
            assertThatThrownBy(() -> folder.file(getClass(), name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("but was '" + name + "'");
        }
    }

    @Test
    void of_aboveTheClasses_isTheModule(@TempDir Path root) throws Exception {
        Path module = root.resolve("module");
        Files.createDirectories(module.resolve("src/test"));
        Files.createDirectories(root.resolve("src/test"));
        Path classes = module.resolve("build/classes/java/test");
        List<Path> upwards = List.of(classes, classes.getParent(), module.resolve("build"), module, root);
        assertThat(GoldenFolder.of(upwards).module()).isEqualTo(module);
        assertThatThrownBy(() -> GoldenFolder.of(List.of(classes)))
                .hasMessageContaining("say -Dperfectlap.golden.module=the module's folder");
    }
}
