package io.github.perfectlap.exporter;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The rules that an endpoint has to keep, and what to say when it does not. */
final class Endpoint {

    /** The reason why the text is no endpoint, or null. */
    static @Nullable String flaw(String endpoint) {
        try {
            return flaw(URI.create(endpoint));
        } catch (IllegalArgumentException notUri) {
            return mustBe(endpoint);
        }
    }

    static void requireReachable(URI endpoint) {
        @Nullable String flaw = flaw(endpoint);
        if (flaw != null) {
            throw new IllegalArgumentException("endpoint " + flaw);
        }
        if (endpoint.getHost() == null) {
            throw new IllegalArgumentException("endpoint " + unreachableHost(endpoint.toString()));
        }
    }

    static String unreachableHost(String endpoint) {
        return "must name a host that the JDK's HTTP client accepts (letters, digits, '-' and '.', but"
                + " no '_'; an IP address would do), but was '"
                + withoutCredentials(endpoint)
                + "'";
    }

    private static @Nullable String flaw(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme());
        boolean http = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
        return http && endpoint.getRawAuthority() != null ? null : mustBe(endpoint.toString());
    }

    private static String mustBe(String endpoint) {
        return "must be an absolute http or https URL such as http://localhost:4318, but was '"
                + withoutCredentials(endpoint)
                + "'";
    }

    // Messages are logged, and an endpoint may be https://user:password@host.
    private static String withoutCredentials(String endpoint) {
        return endpoint.replaceAll("[^/]*@", "***@");
    }

    private Endpoint() {}
}
