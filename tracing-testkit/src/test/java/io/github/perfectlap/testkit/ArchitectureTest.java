package io.github.perfectlap.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses testkit = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.perfectlap.testkit");

    @Test
    void testkit_knowsABrokersClientOnlyInAPackageOfItsOwn() {
        classes()
                .that()
                .resideInAPackage("io.github.perfectlap.testkit")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.perfectlap",
                        "io.github.perfectlap.internal.unwoven",
                        "io.github.perfectlap.report",
                        "io.github.perfectlap.report.internal",
                        "io.github.perfectlap.report.otlp",
                        "io.github.perfectlap.testkit",
                        "io.opentelemetry..",
                        "java..",
                        "org.assertj.core.api",
                        "org.jspecify.annotations",
                        "org.junit.jupiter.api..",
                        "org.junit.platform.commons.support",
                        "org.junit.platform.launcher",
                        "org.opentest4j")
                .check(testkit);
    }

    @Test
    void delivery_knowsOnlyKafkasPublicClient() {
        classes()
                .that()
                .resideInAPackage("io.github.perfectlap.testkit.kafka")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.perfectlap.testkit.fault",
                        "io.github.perfectlap.testkit.kafka",
                        "java..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common.header",
                        "org.jspecify.annotations")
                .check(testkit);
    }

    @Test
    void capture_worksWithoutJupiter() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Tracing")
                .and()
                .resideOutsideOfPackage("io.github.perfectlap.testkit.contract")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(testkit);
    }

    @Test
    void testkit_touchesNoGlobalUnlessAskedToAndNeverSleeps() {
        noClasses()
                .that()
                .doNotHaveSimpleName("GlobalRouter")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("GlobalOpenTelemetry")
                .check(testkit);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(testkit);
    }

    @Test
    void publicTypes_areThoseThatUsersNeed() {
        assertThat(testkit.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder(
                        "BatchContract",
                        "CapturedTraces",
                        "CapturedTracesAssert",
                        "CarrierContract",
                        "ConsumerKilled",
                        "Delivery",
                        "Faults",
                        "FaultyClock",
                        "FaultyExporter",
                        "KafkaDelivery",
                        "SendContract",
                        "StepExpectation",
                        "TestClock",
                        "TraceTreeAssert",
                        "TracingAssertions",
                        "TracingExtension",
                        "TracingSession",
                        "TracingTest");
    }
}
