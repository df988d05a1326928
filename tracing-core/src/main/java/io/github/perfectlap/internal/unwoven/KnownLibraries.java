package io.github.perfectlap.internal.unwoven;

import java.util.Set;

/**
 * Packages of libraries that make up most of a class path. They have none of our annotations; where they have
 * OpenTelemetry's, their users can't weave them.
 */
final class KnownLibraries {

    /** Names of packages with one part or two. */
    private static final Set<String> PACKAGES = Set.of(
            "akka/",
            "antlr/",
            "ch/qos",
            "com/fasterxml",
            "com/google",
            "com/mysql",
            "com/sun",
            "com/zaxxer",
            "groovy/",
            "io/grpc",
            "io/lettuce",
            "io/micrometer",
            "io/netty",
            "io/opentelemetry",
            "io/prometheus",
            "io/quarkus",
            "io/reactivex",
            "io/swagger",
            "io/undertow",
            "io/vertx",
            "jakarta/",
            "java/",
            "javax/",
            "jdk/",
            "joptsimple/",
            "junit/",
            "kotlin/",
            "kotlinx/",
            "liquibase/",
            "net/bytebuddy",
            "okhttp3/",
            "okio/",
            "org/apache",
            "org/aspectj",
            "org/assertj",
            "org/bouncycastle",
            "org/checkerframework",
            "org/codehaus",
            "org/eclipse",
            "org/flywaydb",
            "org/glassfish",
            "org/h2",
            "org/hamcrest",
            "org/hibernate",
            "org/jboss",
            "org/jetbrains",
            "org/joda",
            "org/jspecify",
            "org/junit",
            "org/mockito",
            "org/mongodb",
            "org/objectweb",
            "org/postgresql",
            "org/reactivestreams",
            "org/slf4j",
            "org/springframework",
            "org/testcontainers",
            "org/w3c",
            "org/xml",
            "org/yaml",
            "reactor/",
            "redis/",
            "rx/",
            "scala/",
            "software/amazon",
            "sun/",
            "tools/jackson");

    private KnownLibraries() {}

    /** Whether a file of a jar is in one of them, by its name. */
    static boolean has(String file) {
        int first = file.indexOf('/');
        int second = file.indexOf('/', first + 1);
        return first >= 0
                && (PACKAGES.contains(file.substring(0, first + 1))
                        || (second >= 0 && PACKAGES.contains(file.substring(0, second))));
    }
}
