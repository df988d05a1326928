package io.github.perfectlap.internal.unwoven;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Annotated.ByTransaction.class,
                Annotated.ByStep.class,
                Annotated.ByParameter.class,
                Annotated.BySeveralAttributes.class,
                Annotated.ByResumes.class,
                Annotated.BehindOthers.class
            })
    void read_ourAnnotations_areFoundWhereverTheyStand(Class<?> type) {
        assertThat(read(type)).isEqualTo(new MarkedClass(type.getName(), Set.of(Mark.OURS)));
    }

    @ParameterizedTest
    @ValueSource(classes = {Annotated.ByOpenTelemetrysSpan.class, Annotated.ByOpenTelemetrysAttributes.class})
    void read_openTelemetrysAnnotations_areNotTakenForOurs(Class<?> type) {
        assertThat(read(type)).isEqualTo(new MarkedClass(type.getName(), Set.of(Mark.OPEN_TELEMETRYS)));
    }

    @Test
    void read_wovenClass_saysSo() {
        assertThat(read(Annotated.WovenClass.class))
                .extracting(MarkedClass::marks)
                .isEqualTo(Set.of(Mark.OURS, Mark.OPEN_TELEMETRYS, Mark.WOVEN));
    }

    @ParameterizedTest
    @ValueSource(classes = {Annotated.Talking.class, Annotated.ByNestedOnly.class, Annotated.class, String.class})
    void read_classThatOnlySpeaksOfThem_isNone(Class<?> type) {
        assertThat(ClassFile.read(Annotated.file(type))).isNull();
    }

    @Test
    void read_noClass_throws() {
        assertThatThrownBy(() -> ClassFile.read(new byte[] {1, 2, 3})).isInstanceOf(RuntimeException.class);
    }

    @Test
    void isUnwoven_openTelemetrysOnly_unlessItsAgentIsThere() {
        MarkedClass found = read(Annotated.ByOpenTelemetrysSpan.class);
        assertThat(found.isUnwoven(true)).isFalse();
        assertThat(found.isUnwoven(false)).isTrue();
        assertThat(read(Annotated.ByBoth.class).isUnwoven(true)).isTrue();
        assertThat(read(Annotated.WovenClass.class).isUnwoven(false)).isFalse();
    }

    private static MarkedClass read(Class<?> type) {
        return requireNonNull(ClassFile.read(Annotated.file(type)));
    }
}
