package io.github.perfectlap;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of transactions that the process's settings switch off, where OpenTelemetry does not read them for us. */
final class OffNames {

    private static final String VARIABLE = "PERFECTLAP_TRANSACTIONS_OFF";

    private OffNames() {}

    static List<String> ofProcess() {
        String property = System.getProperty(Wishes.OFF);
        return of(property == null ? System.getenv(VARIABLE) : property);
    }

    static List<String> of(@Nullable String names) {
        return names == null
                ? List.of()
                : Stream.of(names.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
