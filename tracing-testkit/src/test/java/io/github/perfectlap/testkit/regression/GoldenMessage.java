package io.github.perfectlap.testkit.regression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a message with the reviewed one in a file. {@code mvn test -Dperfectlap.messages=update} writes
 * the files anew, which is refused where {@code CI} is set.
 */
final class GoldenMessage {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/perfectlap/testkit/regression");

    private GoldenMessage() {}

    static void check(String file, String message) throws IOException {
        // Where a span is started in this test changes with each edit of it.
        String stable = message.replaceAll("\\.java:\\d+\\)", ".java:…)");
        Path path = FOLDER.resolve(file);
        if ("update".equals(System.getProperty("perfectlap.messages"))) {
            assertThat(System.getenv("CI"))
                    .as("messages are not written anew in CI")
                    .isNull();
            Files.createDirectories(FOLDER);
            Files.writeString(path, stable, UTF_8);
        }
        assertThat(path).as("the reviewed message").exists();
        assertThat(stable).isEqualTo(Files.readString(path, UTF_8));
    }
}
