package io.github.perfectlap.weave;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** Tells by a class file's bytes whether it can be annotated at all; that is cheap, and most are not. */
final class ClassFileScan {

    // The JDK's own, what weaving itself needs, and OpenTelemetry, which weaves its own annotations.
    private static final List<String> SKIPPED = List.of(
            "java/", "javax/", "jdk/", "sun/", "com/sun/", "net/bytebuddy/", "io/opentelemetry/", "org/jspecify/");

    private static final String OWN = "io/github/perfectlap/";
    private static final List<String> OWN_PACKAGES = List.of(OWN + "annotation/", OWN + "internal/", OWN + "weave/");

    private static final List<byte[]> MENTIONS = List.of(
            "Lio/github/perfectlap/annotation/".getBytes(ISO_8859_1),
            "Lio/opentelemetry/instrumentation/annotations/".getBytes(ISO_8859_1));

    private ClassFileScan() {}

    /**
     * Whether a class is worth a closer look.
     *
     * @param name with slashes
     */
    static boolean isCandidate(String name, byte[] classFile) {
        return !isSkipped(name) && MENTIONS.stream().anyMatch(mention -> isIn(classFile, mention));
    }

    static boolean isSkipped(String name) {
        if (name.startsWith(OWN)) {
            return name.indexOf('/', OWN.length()) < 0 || OWN_PACKAGES.stream().anyMatch(name::startsWith);
        }
        return SKIPPED.stream().anyMatch(name::startsWith);
    }

    private static boolean isIn(byte[] classFile, byte[] mention) {
        for (int at = classFile.length - mention.length; at >= 0; at--) {
            if (isAt(at, classFile, mention)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(int at, byte[] classFile, byte[] mention) {
        // Compared from the end: there the two differ from nearly everything.
        for (int i = mention.length - 1; i >= 0; i--) {
            if (classFile[at + i] != mention[i]) {
                return false;
            }
        }
        return true;
    }
}
