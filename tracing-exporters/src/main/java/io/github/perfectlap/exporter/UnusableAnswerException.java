package io.github.perfectlap.exporter;

import java.io.IOException;
import java.io.Serial;

/** The receiver answered, but with something that cannot be read. */
final class UnusableAnswerException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusableAnswerException(String message) {
        super(message);
    }
}
