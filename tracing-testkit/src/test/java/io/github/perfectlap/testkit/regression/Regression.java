package io.github.perfectlap.testkit.regression;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can go wrong with a trace, and what is to be said of it.
 *
 * @param kind the word for it
 * @param subject the step, and where several things may be wrong with it, how the text goes on
 */
record Regression(String name, String kind, String subject, Consumer<PlannedStep> change) {

    static List<Regression> all() {
        return List.of(
                new Regression("leaf missing", "MISSING", "audit", root -> root.find("audit")
                        .leave()),
                new Regression("inner step missing", "MISSING", "priceItems", Regression::takeOutPriceItems),
                new Regression(
                        "new step",
                        "NEW",
                        "additionalMarkUp",
                        root -> root.add(1, new PlannedStep("additionalMarkUp"))),
                new Regression("step twice", "NEW", "sendMail", root -> root.find("notify")
                        .add(1, new PlannedStep("sendMail"))),
                new Regression(
                        "step renamed", "RENAMED", "chargeCard", root -> root.find("chargeCard").name = "payByCard"),
                new Regression("wrong parent", "MOVED", "writeInvoice", root -> move(root, "writeInvoice", "notify")),
                new Regression("attribute value", "VALUE", "convert: currency", root -> root.find("convert")
                        .attribute(Checkout.CURRENCY, "USD")),
                new Regression("attribute missing", "VALUE", "checkStock: warehouse", root -> root.find("checkStock")
                        .without(Checkout.WAREHOUSE)),
                new Regression("attribute extra", "VALUE", "checkFraud: card.number", root -> root.find("checkFraud")
                        .attribute(AttributeKey.stringKey("card.number"), "4111")),
                new Regression("attribute type", "VALUE", "loadCart: items", Regression::makeItemsAString),
                new Regression(
                        "became an error", "ERROR", "sendText", root -> root.find("sendText").failure = "timeout"),
                new Regression(
                        "other kind",
                        "VALUE",
                        "convert: is internal",
                        root -> root.find("convert").kind = SpanKind.INTERNAL),
                new Regression("event missing", "VALUE", "loadCart: event", root -> root.find("loadCart")
                        .events
                        .clear()),
                new Regression("link missing", "VALUE", "ship: link", root -> root.find("ship")
                        .links
                        .clear()),
                new Regression("other order", "ORDER", "chargeCard", Regression::chargeLast),
                new Regression(
                        "one after another", "ORDER", "checkFraud", root -> root.find("checks").areTogether = false),
                new Regression("step never ended", "OPEN", "packParcel", root -> root.find("packParcel").isOpen = true),
                new Regression("root never ended", "OPEN", "checkout", root -> root.isOpen = true),
                new Regression("torn", "TORN", "followUp", root -> root.find("followUp").isTorn = true),
                new Regression("slow", "SLOW", "ship", root -> root.find("ship").nanos = 1_000_000_000));
    }

    @Override
    public String toString() {
        return name;
    }

    void seedInto(PlannedStep checkout) {
        change.accept(checkout);
    }

    /** The step that went wrong. */
    String step() {
        return subject.replaceFirst(":.*", "");
    }

    boolean isNamedIn(String message) {
        return message.lines().anyMatch(line -> line.startsWith("  " + kind + " ") && line.contains(subject));
    }

    /** Name of the file that holds its message. */
    String file() {
        return name.replace(' ', '-') + ".txt";
    }

    private static void takeOutPriceItems(PlannedStep root) {
        PlannedStep child = root.find("convert");
        child.leave();
        root.add(root.find("priceItems").leave(), child);
    }

    private static void move(PlannedStep root, String step, String to) {
        PlannedStep moved = root.find(step);
        moved.leave();
        root.find(to).add(moved);
    }

    private static void makeItemsAString(PlannedStep root) {
        root.find("loadCart").without(Checkout.ITEMS).attribute(AttributeKey.stringKey("items"), "3");
    }

    private static void chargeLast(PlannedStep root) {
        String card = root.has("chargeCard") ? "chargeCard" : "payByCard";
        PlannedStep charge = root.find(card);
        charge.leave();
        root.add(charge);
    }
}
