package io.github.perfectlap.exporter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.perfectlap.exporter");

    @Test
    void dependencies_areCoreOpenTelemetryAndTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.perfectlap..", "io.opentelemetry..", "java..", "javax.net.ssl..", "org.jspecify..")
                .check(main);
    }

    @Test
    void openTelemetry_isUsedWithoutItsInternals() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..internal..")
                .check(main);
    }

    @Test
    void publicTypes_areOnlyWhatServiceLoaderMustSee() {
        classes()
                .that()
                .arePublic()
                .should()
                .beAssignableTo(HttpSenderProvider.class)
                .orShould()
                .beAssignableTo(AutoConfigurationCustomizerProvider.class)
                .check(main);
    }
}
