package io.github.perfectlap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepSettingTest {

    private final Keep declared = Keep.share(0.01).failed();

    @Test
    void policy_notSet_isTheDeclaredOne() {
        assertThat(KeepSetting.policy(null, declared)).isSameAs(declared);
        assertThat(KeepSetting.policy(" ", null)).isNull();
    }

    @Test
    void policy_set_isTheDeclaredOneWithAnotherShare() {
        Keep policy = requireNonNull(KeepSetting.policy("0.05", declared));
        assertThat(policy.share()).isEqualTo(0.05);
        assertThat(policy.reasonOf(Outcome.FAILED)).isEqualTo(KeepReason.FAILED);
        assertThat(policy.keepsNewShapes()).isFalse();
    }

    @Test
    void policy_setAndNothingDeclared_isTheInterestingOnes() {
        Keep policy = requireNonNull(KeepSetting.policy("0.05", null));
        assertThat(policy.keepsNewShapes()).isTrue();
        assertThat(policy.quantile()).isEqualTo(0.99);
    }

    @Test
    void policy_off_isNone() {
        assertThat(KeepSetting.policy(" off ", declared)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "NaN", "all", "5%"})
    void policy_noShare_isRefused(String value) {
        assertThatThrownBy(() -> KeepSetting.policy(value, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("PERFECTLAP_KEEP")
                .hasMessageContaining("'" + value + "'");
    }

    @Test
    void property_ofTheSdk_isRead() {
        KeepRecording recording = new KeepRecording(builder -> builder.property("perfectlap.keep", "0"));
        BusinessTransaction checkout = recording.tracing.transaction("checkout");
        checkout.run(tx -> {});
        checkout.run(tx -> {});
        checkout.run(tx -> tx.fail("no stock"));
        assertThat(recording.names()).as("the new shape, and the failed one").hasSize(2);
    }

    @Test
    void property_isOff_leavesItToTheSampler() {
        KeepRecording recording = new KeepRecording(
                builder -> builder.property("perfectlap.keep", "off").keep(declared));
        recording.tracing.transaction("checkout").run(tx -> {});
        assertThat(recording.names()).containsExactly("checkout");
    }

    @Test
    void property_whereJoined_isWarnedOf() {
        System.setProperty(KeepSetting.KEY, "0.05");
        try (LogLines log = new LogLines()) {
            new Recording(Mode.JOINED);
            assertThat(log.warnings()).singleElement().asString().contains("perfectlap.keep=0.05 is left out");
        } finally {
            System.clearProperty(KeepSetting.KEY);
        }
    }
}
