package io.github.perfectlap.testkit.contract;

import static io.github.perfectlap.TransactionAttributes.ERROR_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.testkit.CapturedTraces;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a send promises that is a step: it ends on the broker's answer. For a client whose answers a test can give,
 * such as Kafka's {@code MockProducer}; a test has one message on its way at a time.
 */
public abstract class SendContract {

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");

    /** For a class that says how its client works. */
    protected SendContract() {}

    /** What the carrier is to be used with. */
    protected final CapturedTraces traces() {
        return traces;
    }

    /** Sends a message as a step with this name. */
    protected abstract void send(Step from, String name);

    /** The broker takes the message that was sent. */
    protected abstract void answer();

    /** The broker refuses the message that was sent, for this reason. */
    protected abstract void refuse(RuntimeException reason);

    /** From now on the client throws this when it is to send. */
    protected abstract void breakClient(RuntimeException thrown);

    /** Ends the capture. */
    @AfterEach
    protected void closeTraces() {
        traces.close();
    }

    @Test
    final void send_endsOnTheBrokersAnswer() {
        checkout.run(tx -> send(tx, "publish"));
        assertThat(traces.toString()).isEqualTo("checkout\n");
        answer();
        TracedSpan publish = publish();
        assertThat(publish.kind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(publish.attributes().get(ERROR_TYPE)).isNull();
    }

    @Test
    final void send_refused_failsTheStepWithTheReason() {
        checkout.run(tx -> send(tx, "publish"));
        refuse(new Refused());
        assertThat(publish().attributes().get(ERROR_TYPE)).isEqualTo(Refused.class.getName());
    }

    @Test
    final void send_clientThrows_endsTheStepAndArrivesUnchanged() {
        Refused broken = new Refused();
        breakClient(broken);
        assertThatThrownBy(() -> checkout.run(tx -> send(tx, "publish"))).isSameAs(broken);
        assertThat(publish().attributes().get(ERROR_TYPE)).isEqualTo(Refused.class.getName());
    }

    @Test
    final void send_givesTheThreadBack() {
        Context before = Context.current();
        checkout.run(tx -> {
            Context inside = Context.current();
            send(tx, "publish");
            assertThat(Context.current()).isSameAs(inside);
        });
        answer();
        assertThat(Context.current()).isSameAs(before);
    }

    private TracedSpan publish() {
        List<TracedSpan> found = traces.spans().stream()
                .filter(span -> span.name().equals("publish"))
                .toList();
        assertThat(found).as("spans of the name 'publish'").hasSize(1);
        return found.get(0);
    }

    /** Why a message isn't taken. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused() {
            super("refused, as the contract asks for");
        }
    }
}
