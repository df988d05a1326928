package io.github.perfectlap.context;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String OURS = "io.github.perfectlap";
    private static final String[] PLAIN = {
        OURS, "io.opentelemetry.api..", "io.opentelemetry.context..", "java..", "org.jspecify.."
    };

    private final JavaClasses context = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.perfectlap.context");

    @Test
    void root_knowsNoClient() {
        only("io.github.perfectlap.context", "io.github.perfectlap.context");
    }

    @Test
    void kafka_knowsItsOwnClientOnly() {
        only("io.github.perfectlap.context.kafka", "org.apache.kafka..");
    }

    @Test
    void pulsar_knowsItsOwnClientOnly() {
        only("io.github.perfectlap.context.pulsar", "org.apache.pulsar..");
    }

    @Test
    void nothing_usesWhatAClientOrOpenTelemetryKeepsToItself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.pulsar..impl..",
                        "org.apache.pulsar.common..",
                        "org.apache.kafka..internals..",
                        "io.opentelemetry..internal..")
                .check(context);
    }

    private void only(String in, String client) {
        String[] known = java.util.Arrays.copyOf(PLAIN, PLAIN.length + 2);
        known[PLAIN.length] = in;
        known[PLAIN.length + 1] = client;
        classes()
                .that()
                .resideInAPackage(in)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known)
                .check(context);
    }
}
