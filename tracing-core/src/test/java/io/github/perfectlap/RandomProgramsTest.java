package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether contexts are kept in our storage or in OpenTelemetry's, a program finds the same current, and makes the same. */
class RandomProgramsTest {

    /** One of these has found out that a step left its cell twice; few do. */
    private static final long SEED = 5_000;

    private static final int PROGRAMS = 2_000;

    @ParameterizedTest
    @EnumSource(RandomProgram.Setting.class)
    void twoThousandPrograms_overEitherStorage_areTheSame(RandomProgram.Setting setting) throws Exception {
        compare(setting, SEED, PROGRAMS);
    }

    @ParameterizedTest
    @EnumSource(RandomProgram.Setting.class)
    @Tag("long")
    void programsThatNobodyHasSeenBefore_overEitherStorage_areTheSame(RandomProgram.Setting setting) throws Exception {
        long seed = System.nanoTime();
        for (int batch = 0; batch < 20; batch++) {
            compare(setting, seed + (long) batch * PROGRAMS, PROGRAMS);
        }
    }

    private static void compare(RandomProgram.Setting setting, long seed, int many) throws IOException {
        List<String> ours = output("", setting, seed, many);
        List<String> others = output("default", setting, seed, many);
        assertThat(ours).hasSize(many);
        for (int i = 0; i < many; i++) {
            if (!ours.get(i).equals(others.get(i))) {
                assertThat(output("", setting, seed + i, 1))
                        .as("program %s", seed + i)
                        .isEqualTo(output("default", setting, seed + i, 1));
            }
        }
        assertThat(ours).isEqualTo(others);
    }

    /** @param storage that is wanted by property, or nothing */
    private static List<String> output(String storage, RandomProgram.Setting setting, long seed, int many)
            throws IOException {
        return PlainProcess.output(
                        RandomProgram.class,
                        List.of("-Xmx250m", "-Dio.opentelemetry.context.contextStorageProvider=" + storage),
                        setting.name(),
                        Long.toString(seed),
                        Long.toString(seed + many))
                .lines()
                .toList();
    }
}
