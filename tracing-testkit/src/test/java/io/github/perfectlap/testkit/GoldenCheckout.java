package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Records a checkout in which one thing has gone wrong. */
final class GoldenCheckout implements AutoCloseable {

    /** What has gone wrong, and whether a golden file notices it: exactly, at least, and as paths. */
    enum Regression {
        NONE("no no no", ""),
        LEAF_MISSING("yes yes yes", "MISSING  audit, expected after chargeCard under checkout"),
        INNER_STEP_MISSING("yes yes yes", "MISSING  priceItems"),
        NEW_STEP("yes no no", "NEW      additionalMarkUp under checkout"),
        STEP_TWICE("yes no no", "NEW      audit under checkout, one more than expected"),
        STEP_RENAMED("yes yes yes", "RENAMED  checkout > chargeCard is now payByCard"),
        // It is below the checkout still, and a path says no more than that.
        WRONG_PARENT("yes yes no", "MOVED    audit, expected under checkout, is under checkout > chargeCard"),
        ATTRIBUTE_VALUE("yes yes no", "VALUE    convert: currency=USD, expected currency=EUR"),
        ATTRIBUTE_MISSING("yes yes no", "VALUE    checkStock: warehouse=north is missing"),
        ATTRIBUTE_EXTRA("yes yes no", "VALUE    checkFraud: card.number=… is not expected"),
        ATTRIBUTE_TYPE("yes yes no", "VALUE    loadCart: items=(string) 3, expected items=3"),
        BECAME_AN_ERROR("yes yes no", "ERROR    chargeCard: failed, expected to succeed"),
        OTHER_KIND("yes yes no", "VALUE    convert: is internal, expected client"),
        EVENT_MISSING("yes yes no", "VALUE    loadCart: event cart read is missing"),
        LINK_MISSING("yes yes no", "VALUE    ship: link -> loadCart is missing"),
        OTHER_ORDER("yes yes no", "ORDER    audit, expected after chargeCard under checkout"),
        ONE_AFTER_ANOTHER("yes no no", "ORDER    checkout > checks: its steps are in order now, expected in any order"),
        STEP_NEVER_ENDED("yes yes yes", "OPEN     audit, started by"),
        ROOT_NEVER_ENDED("yes yes yes", "OPEN     checkout, started by"),
        TORN("yes yes yes", "audit"),
        SLOW("no no no", "");

        private final String noticed;
        private final String line;

        Regression(String noticed, String line) {
            this.noticed = noticed;
            this.line = line;
        }

        boolean isNoticedExactly() {
            return isNoticed(0);
        }

        boolean isNoticedAtLeast() {
            return isNoticed(1);
        }

        boolean isNoticedAsPaths() {
            return isNoticed(2);
        }

        String line() {
            return line;
        }

        private boolean isNoticed(int level) {
            return noticed.split(" ", -1)[level].equals("yes");
        }
    }

    /** A span that has started, and what children of it start in. */
    private record Started(Span span, Context context) {}

    final CapturedTraces traces =
            CapturedTraces.create().timeLimit(Duration.ZERO).allowFailures();
    private final Tracer tracer = traces.openTelemetry().getTracer("checkout");
    private final List<Span> open = new ArrayList<>();
    private final Regression regression;

    GoldenCheckout(Regression regression) {
        this.regression = regression;
    }

    private boolean is(Regression seeded) {
        return regression == seeded;
    }

    void run() {
        Started checkout = start("checkout", Context.root());
        SpanContext loadCart = loadCart(checkout.context());
        priceItems(checkout.context());
        checks(checkout.context());
        charge(checkout.context());
        ship(checkout.context(), loadCart);
        end(checkout.span(), Regression.ROOT_NEVER_ENDED);
    }

    private SpanContext loadCart(Context parent) {
        Span loadCart = start("loadCart", parent).span();
        if (is(Regression.ATTRIBUTE_TYPE)) {
            loadCart.setAttribute("items", "3");
        } else {
            loadCart.setAttribute("items", 3);
        }
        if (!is(Regression.EVENT_MISSING)) {
            loadCart.addEvent("cart read");
        }
        loadCart.end();
        return loadCart.getSpanContext();
    }

    private void priceItems(Context parent) {
        if (is(Regression.INNER_STEP_MISSING)) {
            convert(parent);
            return;
        }
        Started priceItems = start("priceItems", parent);
        convert(priceItems.context());
        priceItems.span().end();
        if (is(Regression.NEW_STEP)) {
            start("additionalMarkUp", parent).span().end();
        }
    }

    private void convert(Context parent) {
        SpanKind kind = is(Regression.OTHER_KIND) ? SpanKind.INTERNAL : SpanKind.CLIENT;
        tracer.spanBuilder("convert")
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute("currency", is(Regression.ATTRIBUTE_VALUE) ? "USD" : "EUR")
                .startSpan()
                .end();
    }

    private void checks(Context parent) {
        Started checks = start("checks", parent);
        Consumer<Runnable> runner = is(Regression.ONE_AFTER_ANOTHER) ? Runnable::run : GoldenCheckout::elsewhere;
        runner.accept(() -> {
            Span fraud = start("checkFraud", checks.context()).span();
            if (is(Regression.ATTRIBUTE_EXTRA)) {
                fraud.setAttribute("card.number", "4111");
            }
            fraud.end();
        });
        runner.accept(() -> {
            Span stock = start("checkStock", checks.context()).span();
            if (!is(Regression.ATTRIBUTE_MISSING)) {
                stock.setAttribute("warehouse", "north");
            }
            stock.end();
        });
        checks.span().end();
    }

    private void charge(Context parent) {
        if (is(Regression.OTHER_ORDER)) {
            audit(parent);
        }
        Started charge = start(is(Regression.STEP_RENAMED) ? "payByCard" : "chargeCard", parent);
        if (is(Regression.WRONG_PARENT)) {
            audit(charge.context());
        }
        if (is(Regression.BECAME_AN_ERROR)) {
            charge.span().setStatus(StatusCode.ERROR, "timeout");
        }
        charge.span().end();
        boolean isElsewhere = is(Regression.OTHER_ORDER) || is(Regression.WRONG_PARENT) || is(Regression.LEAF_MISSING);
        if (!isElsewhere) {
            audit(is(Regression.TORN) ? Context.root() : parent);
        }
        if (is(Regression.STEP_TWICE)) {
            audit(parent);
        }
    }

    private void audit(Context parent) {
        end(start("audit", parent).span(), Regression.STEP_NEVER_ENDED);
    }

    private void ship(Context parent, SpanContext loadCart) {
        var ship = tracer.spanBuilder("ship").setParent(parent).setSpanKind(SpanKind.PRODUCER);
        Span span = is(Regression.LINK_MISSING)
                ? ship.startSpan()
                : ship.addLink(loadCart).startSpan();
        if (is(Regression.SLOW)) {
            span.end(System.currentTimeMillis() + 60_000, TimeUnit.MILLISECONDS);
        }
        span.end();
    }

    private Started start(String name, Context parent) {
        Span span = tracer.spanBuilder(name).setParent(parent).startSpan();
        return new Started(span, parent.with(span));
    }

    private void end(Span span, Regression unlessSeeded) {
        if (is(unlessSeeded)) {
            open.add(span);
            return;
        }
        span.end();
    }

    private static void elsewhere(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        open.forEach(Span::end);
        traces.close();
    }
}
