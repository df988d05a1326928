package io.github.perfectlap.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.testkit.CapturedTraces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a carrier promises that can take several messages at once.
 *
 * @param <M> a message as a receiver gets it
 */
public abstract class BatchContract<M> {

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");
    private final BusinessTransaction shipAll = traces.tracing().transaction("ship orders");

    /** For a class that says how its carrier works. */
    protected BatchContract() {}

    /** What the carrier is to be used with. */
    protected final CapturedTraces traces() {
        return traces;
    }

    /** A message into which the step was written, as it is received. */
    protected abstract M send(Step from) throws Exception;

    /** Takes all messages at once. */
    protected abstract TransactionBuilder batch(BusinessTransaction definition, List<M> messages);

    /** Ends the capture. */
    @AfterEach
    protected void closeTraces() {
        traces.close();
    }

    @Test
    final void batch_hasATraceOfItsOwnAndALinkToEachSender() throws Exception {
        List<M> messages = new ArrayList<>();
        for (int order = 0; order < 3; order++) {
            messages.add(checkout.call(tx -> send(tx)));
        }
        batch(shipAll, messages).run(tx -> {});
        TracedSpan work = traces.tree("ship orders").root().span();
        assertThat(work.isRoot()).isTrue();
        assertThat(work.links()).extracting(TracedSpan.Link::traceId).containsExactlyInAnyOrderElementsOf(senders());
    }

    @Test
    final void batch_ofNothing_runs() {
        batch(shipAll, List.of()).run(tx -> {});
        assertThat(traces.onlyTree().root().span().links()).isEmpty();
    }

    private List<String> senders() {
        return traces.spans().stream()
                .filter(span -> span.name().equals("checkout"))
                .map(TracedSpan::traceId)
                .toList();
    }
}
