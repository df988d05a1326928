package io.github.perfectlap.examples.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what the code says and prints. */
@Isolated("reads what is printed on standard output")
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w*)\n(.*?)```");
    private static final Path ROOT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/io/github/perfectlap/examples/checkout/FirstTransaction.java",
                "../newcomer/src/it/newcomer/src/main/java/shop/Main.java"
            })
    void firstLines_areThoseOfTheExamples(Path source) throws IOException {
        assertThat(Files.readString(source)).contains(block("java", 0).indent(8).stripTrailing());
    }

    @Test
    void firstOutput_isWhatTheExamplePrints() throws Exception {
        assertThat(withoutTimes(printed())).isEqualTo(withoutTimes(block("text", 0)));
    }

    @Test
    void annotatedMethod_isTheNewcomers() throws IOException {
        Path source = Path.of("../newcomer/src/it/annotated/src/main/java/shop/Checkout.java");
        assertThat(Files.readString(source)).contains(block("java", 1).indent(4).stripTrailing());
    }

    @Test
    void tracedTest_isTheTestedOne() throws IOException {
        Path source = Path.of("src/test/java/io/github/perfectlap/examples/checkout/traced/CheckoutTest.java");
        assertThat(Files.readString(source)).contains(block("java", 2).indent(4).stripTrailing());
    }

    @Test
    void firstTwoShellBlocks_areTheTwoCommands() throws IOException {
        assertThat(List.of(block("sh", 0), block("sh", 1))).containsExactly("mvn -q -Pshop\n", "mvn verify\n");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("mvn -B -ntp verify");
    }

    private static String block(String language, int index) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        List<MatchResult> blocks = BLOCK.matcher(readme)
                .results()
                .filter(block -> block.group(1).equals(language))
                .toList();
        return blocks.get(index).group(2);
    }

    private static String printed() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            FirstTransaction.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    private static String withoutTimes(String text) {
        return text.replaceAll(" +[0-9.,]+ ms", "").replace("\r", "");
    }
}
