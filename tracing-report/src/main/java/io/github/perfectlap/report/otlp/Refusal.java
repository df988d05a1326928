package io.github.perfectlap.report.otlp;

import java.io.IOException;

/** Why a request is answered with an error, and with which. */
final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;

    Refusal(int code, String reason) {
        super(reason);
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
