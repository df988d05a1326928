package io.github.perfectlap.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nobody puts into a trace on purpose, and hardly anything else looks like. */
enum SecretKind {
    /** With the numbers that issuers have: times in nanoseconds and counters start with others. */
    CARD_NUMBER("a card number", "(?<![\\w.-])(?:4|5[1-5]|2[2-7]|3[0-8]|6[0245])(?:[ -]?\\d){11,17}(?![\\w-]|\\.\\d)") {
        @Override
        boolean isOne(String found) {
            String digits = found.replaceAll("\\D", "");
            return digits.length() >= 13 && !digits.matches("(\\d)\\1+") && hasCheckDigit(digits);
        }
    },
    BEARER_TOKEN("a bearer token", "(?i)\\bbearer\\s+(?=[\\w.~+/=-]*\\d)[\\w.~+/=-]{16,}"),
    JSON_WEB_TOKEN("a JSON web token", "\\beyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{10,}"),
    PRIVATE_KEY("a private key", "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----"),
    PASSWORD_IN_URL("a password in a URL", "(?<=://)[^/\\s:@]{1,100}:[^/\\s:@]{1,100}(?=@)");

    private final String words;
    private final Pattern pattern;

    SecretKind(String words, String regex) {
        this.words = words;
        this.pattern = Pattern.compile(regex);
    }

    String words() {
        return words;
    }

    Matcher in(String text) {
        return pattern.matcher(text);
    }

    /** Whether what looks like one is one. */
    boolean isOne(String found) {
        return true;
    }

    /** Luhn's sum, by which a typing error in a card's number is noticed. */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digits.charAt(digits.length() - 1 - index) - '0';
            int doubled = index % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
