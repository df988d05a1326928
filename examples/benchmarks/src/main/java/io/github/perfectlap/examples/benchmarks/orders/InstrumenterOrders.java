package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import io.opentelemetry.instrumentation.api.instrumenter.InstrumenterBuilder;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's Instrumenter, on which its own instrumentation of libraries is built. */
final class InstrumenterOrders implements Orders, Measured {

    private final CollectedMetrics metrics;
    private final Instrumenter<Detail, String> order;
    private final Instrumenter<Detail, String> stock;
    private final Instrumenter<Detail, String> card;
    private final Instrumenter<Detail, String> parcel;

    InstrumenterOrders(Sdk sdk, Setting setting) {
        metrics = sdk.metrics();
        InstrumenterBuilder<Detail, String> transaction = builder(sdk, Part.ORDER);
        if (setting.isMeasured()) {
            transaction.addOperationMetrics(InstrumenterSignals::new);
        }
        order = transaction.buildInstrumenter();
        stock = builder(sdk, Part.STOCK).buildInstrumenter();
        card = builder(sdk, Part.CARD).buildInstrumenter();
        parcel = builder(sdk, Part.PARCEL).buildInstrumenter();
    }

    private static InstrumenterBuilder<Detail, String> builder(Sdk sdk, Part part) {
        return Instrumenter.<Detail, String>builder(sdk.openTelemetry(), "shop", detail -> part.name())
                .addAttributesExtractor(new InstrumenterAttributes(part));
    }

    @Override
    public String place(Order whole) {
        Detail detail = whole.whole();
        Context parent = Context.current();
        if (!order.shouldStart(parent, detail)) {
            return steps(whole);
        }
        Context context = order.start(parent, detail);
        String result = null;
        Throwable failure = null;
        try (Scope ignored = context.makeCurrent()) {
            result = steps(whole);
            return result;
        } catch (RuntimeException thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            order.end(context, detail, result, failure);
        }
    }

    private String steps(Order whole) {
        step(stock, whole.stock());
        step(card, whole.card());
        return step(parcel, whole.parcel());
    }

    private static String step(Instrumenter<Detail, String> instrumenter, Detail detail) {
        Context parent = Context.current();
        if (!instrumenter.shouldStart(parent, detail)) {
            return detail.work();
        }
        Context context = instrumenter.start(parent, detail);
        @Nullable String result = null;
        @Nullable Throwable failure = null;
        try (Scope ignored = context.makeCurrent()) {
            result = detail.work();
            return result;
        } catch (RuntimeException thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            instrumenter.end(context, detail, result, failure);
        }
    }

    @Override
    public Signals signals() {
        return HandWrittenSignals.in(metrics);
    }
}
