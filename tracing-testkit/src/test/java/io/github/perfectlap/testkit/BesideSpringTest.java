package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** One Spring context for all tests, whose beans record in the test that calls them. */
@ExtendWith({SpringExtension.class, TracingExtension.class})
@ContextConfiguration(classes = BesideSpringTest.Application.class)
class BesideSpringTest {

    @Autowired
    @org.jspecify.annotations.Nullable
    private Shop shop;

    @RepeatedTest(2)
    void beanOfASharedContext_recordsInTheTestThatCallsIt(CapturedTraces traces, RepetitionInfo repetition) {
        shop().checkout(repetition.getCurrentRepetition());
        assertThat(traces).hasShape("checkout {order.id=" + repetition.getCurrentRepetition() + "}");
    }

    @Test
    void parametersOfBoth_areResolved(CapturedTraces traces, @Autowired Shop injected, TestClock clock) {
        injected.checkout(7);
        assertThat(traces.spans().get(0).startEpochNanos()).isPositive();
        assertThat(injected).isSameAs(shop());
        assertThat(clock.instant()).isNotNull();
    }

    private Shop shop() {
        return java.util.Objects.requireNonNull(shop);
    }

    static final class Shop {

        private final BusinessTransaction checkout;

        Shop(Tracing tracing) {
            this.checkout = tracing.transaction("checkout");
        }

        void checkout(long order) {
            checkout.run(tx -> tx.attribute("order.id", order));
        }
    }

    @Configuration
    static class Application {

        @Bean
        Tracing tracing() {
            return Tracing.builder().openTelemetry(CapturedTraces.shared()).build();
        }

        @Bean
        Shop shop(Tracing tracing) {
            return new Shop(tracing);
        }
    }
}
