package io.github.perfectlap.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.perfectlap.Step;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Carriers with one defect each break the contract where the defect is. */
class ContractTest {

    @Test
    void carrierThatLosesBaggage_breaksTheContract() {
        assertThat(failures(LosingBaggage.class))
                .contains("resume_applicationsBaggage_arrives()", "send_writesOneTraceparentAndAShortPassport()")
                .doesNotContain("resume_withoutHeaders_isHandledAndSaysWhy()");
    }

    @Test
    void carrierThatKeepsOldHeaders_breaksTheContract() {
        assertThat(failures(KeepingOldHeaders.class)).contains("copy_headersOfTheFirstSender_areReplaced()");
    }

    /** A carrier that knows one header only. */
    static final class LosingBaggage extends MapContractTest {

        @Override
        protected Map<String, String> copy(Map<String, String> received, Step from) {
            Map<String, String> all = super.copy(received, from);
            all.remove("baggage");
            return all;
        }
    }

    /** A carrier that lets the headers of the first sender stand. */
    static final class KeepingOldHeaders extends MapContractTest {

        @Override
        protected Map<String, String> copy(Map<String, String> received, Step from) {
            return received.isEmpty() ? super.copy(received, from) : received;
        }
    }

    private static Set<String> failures(Class<?> contract) {
        Set<String> failures = new TreeSet<>();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failures.add(test.getDisplayName());
                }
            }
        });
        return failures;
    }
}
