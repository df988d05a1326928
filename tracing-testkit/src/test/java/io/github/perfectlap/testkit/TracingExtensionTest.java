package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.testkit.misuse.ManyAtOnce;
import io.github.perfectlap.testkit.misuse.Misuses;
import io.github.perfectlap.testkit.misuse.OncePerClass;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class TracingExtensionTest {

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class AtTheEndOfATest {

        private Launched launched = new Launched();

        @BeforeAll
        void run() {
            launched = Launched.run(Misuses.class);
        }

        @Test
        void openTransaction_isNamedWithItsLine() {
            assertThat(launched.failure("openTransaction")).matches("""
              2 problems at the end of the test

                OPEN     checkout, started by thread \\S+ at \\S+\\.misuse\\.Misuses\\.start\\(Misuses\\.java:\\d+\\)
                SCOPE    opened by thread \\S+ at \\S+Misuses\\.start\\(Misuses\\.java:\\d+\\) is still open

                ship

                Close what was made current on the thread that opened it, such as in try \\(…\\)\\.
              """);
        }

        @Test
        void openHandOff_isWaitedForAndNamed() {
            assertThat(launched.failure("openHandOff"))
                    .startsWith("1 problem at the end of the test\n\n  OPEN     publish, started by thread ")
                    .endsWith("\n\n  checkout\n\n  Waited for open spans until the time limit was over.\n");
        }

        @Test
        void leakedScope_isNamedWithItsLine() {
            assertThat(launched.failure("leakedScope"))
                    .containsPattern(
                            "SCOPE    opened by thread \\S+ at \\S+Misuses\\.leakedScope\\(Misuses\\.java:\\d+\\) is still open\n")
                    .endsWith("\n  Close what was made current on the thread that opened it, such as in try (…).\n");
        }

        @Test
        void unexpectedFailure_fails() {
            assertThat(launched.failure("unexpectedFailure")).isEqualTo("""
              2 problems at the end of the test

                ERROR    checkout [failed insufficient_funds] was not expected
                ERROR    charge card [failed insufficient_funds] was not expected

                checkout [failed insufficient_funds]
                  charge card [failed insufficient_funds]

                Expect a failure by [failed] in hasShape(…), or say allowFailures().
              """);
        }

        @Test
        void failureAfterTheAssertion_fails() {
            assertThat(launched.failure("failureAfterTheAssertion"))
                    .contains("1 problem at", "ERROR    refund [failed declined] was not expected");
        }

        @Test
        void workAfterTheAssertion_isNamedWithItsLine() {
            assertThat(launched.failure("workAfterTheAssertion")).matches("""
              1 problem at the end of the test

                NEW      late, started at \\S+\\.Misuses\\.workAfterTheAssertion\\(Misuses\\.java:\\d+\\)

                checkout
                  late
                refund

                checkout went on after the last assertion; assert the tree when all is done\\.
              """);
        }

        @Test
        void failureLateAndAllowed_isStillLate() {
            assertThat(launched.failure("failureLateAndAllowed"))
                    .contains("1 problem at", "NEW      late [failed declined], started at ");
        }

        @Test
        void forgottenComplete_isSaidInWords() {
            assertThat(launched.failure("forgottenComplete"))
                    .contains("ERROR    checkout [abandoned] was closed without complete()\n");
        }

        @Test
        void failedAlready_keepsItsOwnFailure() {
            assertThat(launched.failure("failedAlready")).isEqualTo("its own");
        }

        @Test
        void scopeClosedElsewhere_isNamedWithBothLines() {
            assertThat(launched.failure("scopeClosedElsewhere"))
                    .startsWith("1 problem at")
                    .containsPattern(
                            "at \\S+scopeClosedElsewhere\\(Misuses\\.java:\\d+\\) was closed by thread elsewhere at "
                                    + "\\S+\\.lambda\\$scopeClosedElsewhere\\S+\\(Misuses\\.java:\\d+\\)\n");
        }

        @Test
        void scopeLeftOnAPoolsThread_isNamedWithItsLine() {
            assertThat(launched.failure("scopeLeftOnAPoolsThread"))
                    .contains("SCOPE    opened by thread pooled at ", "Misuses.java:", " is still open\n");
        }

        @Test
        void handOffThatNobodyReads_isNamedWithItsLine() {
            assertThat(launched.failure("handOffThatNobodyReads")).matches("""
              1 problem at the end of the test

                UNREAD   publish, handed over at \\S+handOffThatNobodyReads\\S*\\(Misuses\\.java:\\d+\\), was never read

                checkout
                  publish

                Receive what was sent, in this test, or leave everyHandOffArrives\\(\\) out\\.

                Waited for open spans until the time limit was over\\.
              """);
        }

        @Test
        void rest_passes() {
            assertThat(launched.failures()).hasSize(12);
            assertThat(launched.passed()).isEqualTo(5);
        }
    }

    @Test
    void constructorForAllTests_isRefused() {
        assertThat(Launched.run(OncePerClass.class).failures().toString())
                .contains("traces belong to one test, so they can't be a parameter of")
                .contains("take them as a parameter of the test or of @BeforeEach");
    }

    @Test
    void manyTestsAtOnce_allPass() {
        Launched launched = Launched.run(ManyAtOnce.class, ManyAtOnce.Twin.class);
        assertThat(launched.failures()).isEmpty();
        assertThat(launched.passed()).isEqualTo(200);
    }

    @Nested
    class InTheConstructor {

        private final CapturedTraces own;

        // The composed annotation of the test below is enough to be given traces here.
        InTheConstructor(CapturedTraces own) {
            this.own = own;
        }

        @TracingTest
        void parameters_areTheSameForOneTest(CapturedTraces traces, Tracing tracing) {
            tracing.transaction("checkout").run(tx -> {});
            assertThat(traces).isSameAs(own).hasShape("checkout");
        }
    }
}
