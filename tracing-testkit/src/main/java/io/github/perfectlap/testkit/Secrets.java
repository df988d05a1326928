package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;

/** Knows secrets when it sees them: those that a test has planted, and those that look like one. Thread-safe. */
final class Secrets {

    private static final int SHOWN = 4;

    private final List<String> planted = new CopyOnWriteArrayList<>();

    void plant(String secret) {
        if (secret.strip().length() < SHOWN) {
            throw new IllegalArgumentException("a secret must have at least " + SHOWN
                    + " characters, or it would be found everywhere, but has "
                    + secret.strip().length());
        }
        planted.add(secret);
    }

    /** What of a text is secret, each in words that don't tell it. */
    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        String rest = text;
        for (String secret : planted) {
            if (rest.contains(secret)) {
                found.add("a planted secret, " + hint(secret));
                rest = rest.replace(secret, " ");
            }
        }
        for (SecretKind kind : SecretKind.values()) {
            Matcher match = kind.in(rest);
            while (match.find()) {
                if (kind.isOne(match.group())) {
                    found.add(kind.words() + ", " + hint(match.group()));
                }
            }
        }
        return found;
    }

    /** The text with every secret cut short. */
    String masked(String text) {
        String masked = text;
        for (String secret : planted) {
            masked = masked.replace(secret, start(secret));
        }
        for (SecretKind kind : SecretKind.values()) {
            masked = kind.in(masked)
                    .replaceAll(match ->
                            Matcher.quoteReplacement(kind.isOne(match.group()) ? start(match.group()) : match.group()));
        }
        return masked;
    }

    private static String hint(String secret) {
        return start(secret) + " (" + secret.length() + " characters)";
    }

    /** Of a short one less, since its start would be nearly all of it. */
    private static String start(String secret) {
        return secret.substring(0, Math.min(SHOWN, secret.length() / 4)) + "…";
    }
}
