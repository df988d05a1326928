package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.Clock;
import java.util.AbstractList;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** What the application itself gives to telemetry, each with a fault at one of its places, or none. */
final class ApplicationParts {

    /** A key of text, as seen by a caller who lost the type on the way. */
    @SuppressWarnings("unchecked") // as raw types and other languages of the JVM do
    static final AttributeKey<Object> TEXT = (AttributeKey<Object>) (AttributeKey<?>) AttributeKey.stringKey("text");

    private ApplicationParts() {}

    static ResultRule<String> rule(Fault fault) {
        return ResultRule.failsWhen(receipt -> fails(fault), receipt -> fault.at(Place.RULE_REASON, "declined"));
    }

    /** The same for what a whole transaction gives. */
    static ResultRule<String> resultRule(Fault fault) {
        return ResultRule.failsWhen(
                receipt -> fault.at(Place.RESULT_RULE, fault.isAt(Place.RESULT_RULE_REASON)),
                receipt -> fault.at(Place.RESULT_RULE_REASON, "declined"));
    }

    private static boolean fails(Fault fault) {
        if (fault.isAt(Place.LOG_HANDLER)) {
            throw new IllegalStateException("something to log");
        }
        return fault.at(Place.RULE, fault.isAt(Place.RULE_REASON));
    }

    /** A stage that has completed. */
    static final class FaultyStage extends CompletableFuture<String> {

        private final Fault fault;

        FaultyStage(Fault fault, String result) {
            this.fault = fault;
            complete(result);
        }

        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
            fault.at(Place.STAGE);
            return super.whenComplete(action);
        }
    }

    static final class FaultyList extends AbstractList<String> {

        private final Fault fault;

        FaultyList(Fault fault) {
            this.fault = fault;
        }

        @Override
        public String get(int index) {
            return fault.at(Place.ATTRIBUTE_LIST, "red");
        }

        @Override
        public int size() {
            return fault.at(Place.ATTRIBUTE_LIST, 1);
        }
    }

    record FaultyText(Fault fault) {

        @Override
        public String toString() {
            return fault.at(Place.ATTRIBUTE_TEXT, "text");
        }
    }

    /** An exception of the application's own. */
    static final class FaultyException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Fault fault;

        FaultyException(Fault fault) {
            super("own");
            this.fault = fault;
        }

        @Override
        public String getMessage() {
            return fault.at(Place.EXCEPTION_MESSAGE, "own");
        }

        @Override
        public synchronized @Nullable Throwable getCause() {
            fault.at(Place.EXCEPTION_CAUSE);
            return super.getCause();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return fault.at(Place.EXCEPTION_STACK, super.getStackTrace());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return fault.at(Place.EXCEPTION_EQUALS, this == other);
        }

        @Override
        public int hashCode() {
            return fault.at(Place.EXCEPTION_HASH, 1);
        }

        @Override
        public String toString() {
            return fault.at(Place.EXCEPTION_TEXT, "own");
        }
    }

    static final class FaultyHandler extends Handler {

        private final Fault fault;

        FaultyHandler(Fault fault) {
            this.fault = fault;
        }

        @Override
        public void publish(LogRecord line) {
            fault.at(Place.LOG_HANDLER);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    record FaultyClock(Fault fault) implements Clock {

        @Override
        public long now() {
            return fault.at(Place.CLOCK_NOW, Clock.getDefault().now());
        }

        @Override
        public long nanoTime() {
            return fault.at(Place.CLOCK_NANO_TIME, Clock.getDefault().nanoTime());
        }
    }
}
