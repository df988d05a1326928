package io.github.perfectlap.testkit;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How golden files are treated in this run.
 *
 * @param isUpdate whether what is recorded is taken over
 * @param isCi whether nobody is there to look at a new file
 */
record GoldenSettings(boolean isUpdate, boolean isCi) {

    static final String PROPERTY = "perfectlap.golden";
    private static final String VARIABLE = "PERFECTLAP_GOLDEN";
    private static final String UPDATE = "update";

    static GoldenSettings ofProcess() {
        return of(System::getProperty, System::getenv);
    }

    static GoldenSettings of(UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        String said = property.apply(PROPERTY);
        String wish = said == null ? environment.apply(VARIABLE) : said;
        if (wish != null && !wish.isEmpty() && !wish.equals(UPDATE)) {
            throw new IllegalArgumentException(
                    PROPERTY + " must be '" + UPDATE + "' or not be set, but was '" + wish + "'");
        }
        return new GoldenSettings(UPDATE.equals(wish), isOn(environment.apply("CI")));
    }

    private static boolean isOn(@Nullable String ci) {
        return ci != null && !ci.isEmpty() && !ci.equals("false");
    }
}
