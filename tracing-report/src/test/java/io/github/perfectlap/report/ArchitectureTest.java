package io.github.perfectlap.report;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses report = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.perfectlap.report");

    @Test
    void report_dependsOnCoreAndOpenTelemetryOnly() {
        assertThat(report).isNotEmpty();
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.google.protobuf",
                        "com.sun.net.httpserver",
                        "io.github.perfectlap",
                        "io.github.perfectlap.report..",
                        "io.opentelemetry.api..",
                        "io.opentelemetry.context..",
                        "io.opentelemetry.sdk.common..",
                        "io.opentelemetry.sdk.resources..",
                        "io.opentelemetry.sdk.trace.."))
                .check(report);
    }

    @Test
    void drawing_knowsNothingOfTheWire() {
        noClasses()
                .that()
                .resideInAPackage("io.github.perfectlap.report")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.github.perfectlap.report.otlp", "com.google.protobuf..", "com.sun.net.."))
                .check(report);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.github.perfectlap.(report..)")
                .should()
                .beFreeOfCycles()
                .check(report);
    }

    @Test
    void openTelemetrysInternals_areNotTouched() {
        noClasses()
                .that(alwaysTrue())
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.opentelemetry..internal.."))
                .check(report);
    }
}
