package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** The transaction whose cost is limited: four spans, each with two texts and a whole number. */
record CostOrders(BusinessTransaction checkout) {

    private static final AttributeKey<Long> AMOUNT = AttributeKey.longKey("order.amount");

    /** Keeps the given part of all traces, and gives them to nobody who looks at them. */
    static TracingBuilder tracing(String ratio) {
        return Tracing.builder()
                .withoutShutdownHook()
                .property("otel.traces.sampler", "parentbased_traceidratio")
                .property("otel.traces.sampler.arg", ratio)
                .processor(new Sink());
    }

    /** As steps inside each other. */
    void nested() {
        String receipt = checkout.call(transaction -> {
            describe(transaction, 3);
            step(transaction, "reserve stock", 1_200);
            step(transaction, "charge card", 129_900);
            return step(transaction, "send parcel", 5_400);
        });
        sure(receipt);
    }

    private static String step(Transaction transaction, String name, long amount) {
        return transaction.call(name, step -> {
            describe(step, amount);
            return "done";
        });
    }

    /** As steps after each other. */
    void sequence() {
        String receipt = checkout.call(transaction -> {
            describe(transaction, 3);
            describe(transaction.next("reserve stock"), 1_200);
            describe(transaction.next("charge card"), 129_900);
            describe(transaction.next("send parcel"), 5_400);
            return "done";
        });
        sure(receipt);
    }

    private static void describe(Step step, long amount) {
        step.attribute("order.id", "c-1017");
        step.attribute("order.channel", "web");
        step.attribute(AMOUNT, amount);
    }

    private static void sure(String receipt) {
        if (!receipt.equals("done")) {
            throw new IllegalStateException(receipt);
        }
    }

    private record Sink() implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            sure(span.hasEnded() ? "done" : "not ended");
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
