package io.github.perfectlap.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.annotation.Woven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of a folder in which much, little or nothing has changed. */
class RepeatedBuildTest {

    private static final String CHECKOUT = """
            package shop;
            public class Checkout {
                @io.github.perfectlap.annotation.WithStep("charge card")
                public static String charge() { return "charged"; }
            }
            """;

    private static final String SHIPPING = """
            package shop;
            public class Shipping {
                @io.github.perfectlap.annotation.WithStep("ship")
                public static String ship() { return "shipped"; }
            }
            """;

    private static final String PLAIN = """
            package shop;
            public class Plain {
                public static String say() { return "@io.github.perfectlap.annotation.WithStep"; }
            }
            """;

    private final Path folder;
    private final Build build;

    RepeatedBuildTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        build = new Build(Files.createDirectory(folder.resolve("classes")));
    }

    @BeforeEach
    void first() {
        build.compile(17, CHECKOUT, SHIPPING, PLAIN).weave();
    }

    @Test
    void secondRun_givesTheSameBytes() throws IOException {
        Map<String, String> first = build.files();

        assertThat(build.weave().getTransformed()).isEmpty();

        assertThat(build.files()).isEqualTo(first);
    }

    @Test
    void secondBuildOfTheSameSources_givesTheSameBytes() throws IOException {
        Map<String, String> first = build.files();

        build.compile(17, CHECKOUT, SHIPPING, PLAIN).weave();

        assertThat(build.files()).isEqualTo(first);
    }

    @Test
    void partialRebuild_weavesWhatWasCompiledAnew() throws IOException {
        Map<String, String> first = build.files();

        build.compile(17, SHIPPING);

        assertThat(build.weave().getTransformed()).singleElement().hasToString("class shop.Shipping");
        assertThat(build.files()).isEqualTo(first);
    }

    @Test
    void classWithoutAnnotations_isLeftAsItWas() throws IOException {
        String woven = build.files().get("shop/Plain.class");

        build.compile(17, PLAIN);

        assertThat(build.files().get("shop/Plain.class")).isEqualTo(woven);
    }

    @Test
    void manyRuns_beginOnce() throws Exception {
        build.weave();
        build.compile(17, CHECKOUT).weave();
        build.weave();

        try (Application application = Application.of(build, Files.createDirectory(folder.resolve("run")))) {
            application.call("shop.Checkout", "charge");

            assertThat(application.said()).containsExactly("link Checkout.charge()String", "enter charge", "exit");
        }
    }

    @Test
    void wovenClasses_areMarked() throws Exception {
        try (Application application = Application.of(build, Files.createDirectory(folder.resolve("run")))) {
            assertThat(application.type("shop.Checkout")).hasAnnotation(Woven.class);
            assertThat(application.type("shop.Plain").getAnnotations()).isEmpty();
        }
    }
}
