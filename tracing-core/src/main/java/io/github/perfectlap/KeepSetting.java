package io.github.perfectlap;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** What an operator says of what is kept: a share, or that the sampler decides alone. */
final class KeepSetting {

    static final String KEY = "perfectlap.keep";
    private static final String VARIABLE = "PERFECTLAP_KEEP";
    private static final String OFF = "off";

    private KeepSetting() {}

    /**
     * The policy that holds.
     *
     * @param set what the operator says, or null
     * @param declared what the code says, or null
     */
    static @Nullable Keep policy(@Nullable String set, @Nullable Keep declared) {
        if (set == null || set.isBlank()) {
            return declared;
        }
        String value = set.strip();
        if (value.equals(OFF)) {
            return null;
        }
        try {
            double share = Double.parseDouble(value);
            return declared == null ? Keep.interesting(share) : declared.sharing(share);
        } catch (IllegalArgumentException noShare) {
            throw new ConfigurationException(
                    KEY + " (" + VARIABLE + ") must be a share of traces from 0 to 1 such as 0.05, or " + OFF
                            + ", but was '" + value + "'",
                    noShare);
        }
    }

    /** Says that it does nothing where another instance is joined. */
    static void warnWhereJoined() {
        String property = System.getProperty(KEY);
        String value = property == null ? System.getenv(VARIABLE) : property;
        if (value != null && !value.isBlank() && !value.equals(OFF)) {
            Log.warning(
                    KEY + "=" + value + " is left out: which spans a joined OpenTelemetry instance exports is decided"
                            + " there, by its sampler and its processors",
                    null);
        }
    }
}
