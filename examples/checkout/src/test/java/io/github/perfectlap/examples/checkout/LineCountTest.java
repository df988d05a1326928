package io.github.perfectlap.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Recounts what tracing adds to a checkout and to its test: lines that are neither blank nor a package, an
 * import or a comment, all in the project's format.
 */
class LineCountTest {

    private static final Path MAIN = Path.of("src/main/java/io/github/perfectlap/examples/checkout");
    private static final Path TEST = Path.of("src/test/java/io/github/perfectlap/examples/checkout");

    @Test
    void production_tracingAdds_8Lines() {
        long plain = lines(MAIN.resolve("plain"));
        assertThat(plain).isEqualTo(25);
        assertThat(lines(MAIN.resolve("traced")) - plain).isEqualTo(8);
    }

    @Test
    void test_tracingAdds_4Lines() {
        long plain = lines(TEST.resolve("plain"));
        assertThat(plain).isEqualTo(12);
        assertThat(lines(TEST.resolve("traced")) - plain).isEqualTo(4);
    }

    @Test
    void isCode_whatIsNotCounted_isNot() {
        assertThat(Stream.of("", "  ", "package a;", "import b.C;", "  /** d */", "   * e", "// f", "   */"))
                .noneMatch(LineCountTest::isCode);
        assertThat(Stream.of("}", "    });", "int importance;", "@Test")).allMatch(LineCountTest::isCode);
    }

    private static long lines(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(LineCountTest::linesOf).sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long linesOf(Path file) {
        if (file.endsWith("package-info.java")) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(LineCountTest::isCode).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isCode(String line) {
        String text = line.strip();
        return !text.isEmpty()
                && Stream.of("package ", "import ", "/*", "*", "//").noneMatch(text::startsWith);
    }
}
