package io.github.perfectlap.examples.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
    private final Path directory;
    private final Path elsewhere;

    RedisServerTest(@TempDir Path directory, @TempDir Path elsewhere) {
        this.directory = directory;
        this.elsewhere = elsewhere;
    }

    @Test
    void ping_isAnswered() throws Exception {
        try (RedisServer redis = RedisServer.start(TestSettings.in(directory));
                Socket socket = Footprint.connect(redis.address())) {
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
            assertThat(socket.getInputStream().readNBytes(7)).asString(US_ASCII).isEqualTo("+PONG\r\n");
        }
    }

    @Test
    void close_leavesNothing() throws Exception {
        RedisServer redis = RedisServer.start(TestSettings.in(directory));
        Footprint footprint = Footprint.of(redis.process(), directory);
        assertThat(footprint.processes()).hasSize(2);
        redis.close();
        footprint.assertGone();
    }

    @Test
    void close_again_doesNothing() {
        RedisServer redis = RedisServer.start(TestSettings.in(directory));
        redis.close();
        redis.close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void childTerminated_leavesNothing() throws Exception {
        try (RedisServer redis = RedisServer.start(TestSettings.in(directory))) {
            Footprint footprint = Footprint.of(redis.process(), directory);
            assertThat(redis.process().handle().destroy()).isTrue();
            footprint.assertGone();
        }
    }

    @Test
    void childKilled_isTidiedUpAfter() throws Exception {
        RedisServer redis = RedisServer.start(TestSettings.in(directory));
        Footprint footprint = Footprint.of(redis.process(), directory);
        assertThat(redis.process().handle().destroyForcibly()).isTrue();
        redis.close();
        footprint.assertGone();
    }

    @Test
    void start_binaryThatEnds_saysWhatItSaidAndWhatToDo() throws Exception {
        String binary = TestSettings.program(elsewhere, "echo no room left; exit 7");
        Settings settings = TestSettings.in(directory, Settings.REDIS_BINARY, binary);
        assertThatThrownBy(() -> RedisServer.start(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "The redis server did not start: it ended with status 1",
                        "no room left",
                        binary + " ended with status 7",
                        "-D" + Settings.REDIS_BINARY);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void start_binaryThatNeverAnswers_isGivenUpAndLeavesNothing() throws Exception {
        Path pid = elsewhere.resolve("pid");
        String binary = TestSettings.program(elsewhere, "echo $$ > '" + pid + "'; exec sleep 600");
        Settings settings = TestSettings.in(directory, Settings.REDIS_BINARY, binary, Settings.START_SECONDS, "5");
        assertThatThrownBy(() -> RedisServer.start(settings))
                .hasMessageContainingAll("it was not ready after 5 s", "-D" + Settings.START_SECONDS);
        assertThat(directory).isEmptyDirectory();
        assertThat(pid).content().satisfies(RedisServerTest::assertEnded);
    }

    private static void assertEnded(String pid) throws Exception {
        var process = ProcessHandle.of(Long.parseLong(pid.strip()));
        if (process.isPresent()) {
            process.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
