package io.github.perfectlap.report.otlp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes that are not what OTLP says; the message says what is wrong with them. */
public final class OtlpFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    OtlpFormatException(String message) {
        this(message, null);
    }

    OtlpFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
