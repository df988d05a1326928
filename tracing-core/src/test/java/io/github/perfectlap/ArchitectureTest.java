package io.github.perfectlap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.perfectlap");

    @Test
    void core_knowsOnlyOpenTelemetryAndTheJdk() {
        classes()
                .that()
                .resideOutsideOfPackages("io.github.perfectlap.weave", "io.github.perfectlap.internal.async")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.perfectlap..", "io.opentelemetry..", "java..", "org.jspecify.annotations")
                .check(core);
    }

    @Test
    void weaver_knowsByteBuddy() {
        classes()
                .that()
                .resideInAPackage("io.github.perfectlap.weave")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.perfectlap..",
                        "io.opentelemetry.context",
                        "net.bytebuddy..",
                        "java..",
                        "org.jspecify.annotations")
                .check(core);
    }

    @Test
    void weaver_isUsedByNobody() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.perfectlap.weave")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.perfectlap.weave")
                .check(core);
    }

    @Test
    void openTelemetrysAnnotations_areReadInOnePlace() {
        noClasses()
                .that()
                .doNotHaveSimpleName("OpenTelemetryMethods")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry.instrumentation..")
                .check(core);
    }

    @Test
    void asynchronousReturns_knowTheirLibraries_andNothingOfTheRestOfCore() {
        classes()
                .that()
                .resideInAPackage("io.github.perfectlap.internal.async")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.perfectlap.internal.async",
                        "io.opentelemetry.context",
                        "org.reactivestreams",
                        "reactor..",
                        "io.reactivex.rxjava3..",
                        "java..",
                        "org.jspecify.annotations")
                .check(core);
    }

    @Test
    void asynchronousReturns_useNothingInternalOfTheirLibraries() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.reactivex.rxjava3.internal..")
                .check(core);
    }

    @Test
    void core_usesNothingInternalOfOpenTelemetry() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..internal..")
                .check(core);
    }

    @Test
    void core_readsTheGlobalInOnePlace() {
        noClasses()
                .that()
                .doNotHaveSimpleName("PresentOpenTelemetry")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("GlobalOpenTelemetry")
                .check(core);
    }

    @Test
    void exceptions_areWrittenInOnePlace() {
        noClasses()
                .should()
                .callMethod(io.opentelemetry.api.trace.Span.class, "recordException", Throwable.class)
                .check(core);
    }

    @Test
    void signatures_nameTheSdkOnlyWhereItIsPluggedIn() {
        noClasses()
                .that()
                .arePublic()
                .and()
                .doNotHaveSimpleName("TracingBuilder")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry.sdk..")
                .check(core);
    }
}
