package io.github.perfectlap.testkit.regression;

import static io.github.perfectlap.testkit.TracingAssertions.step;
import static io.github.perfectlap.testkit.TracingAssertions.transaction;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.github.perfectlap.testkit.StepExpectation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;

/** A checkout as it is recorded while nothing is wrong, and the one expectation of it. */
final class Checkout {

    static final AttributeKey<String> ORDER = stringKey("order.id");
    static final AttributeKey<String> CURRENCY = stringKey("currency");
    static final AttributeKey<Long> ITEMS = longKey("items");
    static final AttributeKey<String> WAREHOUSE = stringKey("warehouse");

    private Checkout() {}

    static PlannedStep planned() {
        return new PlannedStep(
                        "checkout",
                        new PlannedStep("loadCart").attribute(ITEMS, 3L).event("cart read"),
                        new PlannedStep(
                                "priceItems",
                                new PlannedStep("convert").kind(SpanKind.CLIENT).attribute(CURRENCY, "EUR")),
                        new PlannedStep(
                                        "checks",
                                        new PlannedStep("checkFraud"),
                                        new PlannedStep("checkStock").attribute(WAREHOUSE, "north"))
                                .together(),
                        new PlannedStep("chargeCard"),
                        new PlannedStep("audit"),
                        new PlannedStep("ship", new PlannedStep("packParcel"))
                                .kind(SpanKind.PRODUCER)
                                .link("loadCart"),
                        new PlannedStep("notify", new PlannedStep("sendMail"), new PlannedStep("sendText")),
                        new PlannedStep("writeInvoice"),
                        new PlannedStep("followUp"))
                .attribute(ORDER, "4-2");
    }

    static StepExpectation expected() {
        return transaction("checkout")
                .attribute("order.id", "4-2")
                .inOrder()
                .with(
                        step("loadCart").attribute("items", 3).event("cart read"),
                        step("priceItems")
                                .with(step("convert").kind(SpanKind.CLIENT).attribute("currency", "EUR")),
                        step("checks")
                                .together()
                                .with(
                                        step("checkFraud").noAttributes(),
                                        step("checkStock").attribute("warehouse", "north")),
                        step("chargeCard"),
                        step("audit"),
                        step("ship")
                                .kind(SpanKind.PRODUCER)
                                .linksTo("loadCart")
                                .within(Duration.ofMillis(500))
                                .with(step("packParcel")),
                        step("notify").oneAfterAnother().with(step("sendMail"), step("sendText")),
                        step("writeInvoice"),
                        step("followUp"));
    }
}
