package io.github.perfectlap;

import io.opentelemetry.context.Context;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * One annotated method, as its woven code sees it. Not for use by hand.
 *
 * <p>Thread-safe. Nothing here throws for a reason of Perfect Lap's own.
 */
public abstract class WovenMethod {

    /** Counts the times that what woven code calls has changed. */
    public static final int FORMAT = 1;

    WovenMethod() {}

    /**
     * Links the place where woven code asks for its method.
     *
     * @param caller of the woven class
     * @param name of the woven method
     * @param site what the place gives: a {@link WovenMethod}, without parameters
     * @param method parameters and result of the woven method
     * @param format what the weaver that wove it expects of this class: {@link #FORMAT} at that time
     */
    public static CallSite link(
            MethodHandles.Lookup caller, String name, MethodType site, MethodType method, int format) {
        WovenMethod woven = format == FORMAT
                ? WovenMethods.of(caller, name, method)
                : WovenMethods.ofAnotherFormat(caller, name, format);
        return new ConstantCallSite(MethodHandles.constant(WovenMethod.class, woven));
    }

    /**
     * The method begins.
     *
     * @param own the object's own Tracing, where it has one
     * @return what is now current; null where nothing is recorded, and nothing need be ended
     */
    public abstract @Nullable Step enter(@Nullable Tracing own);

    /** Likewise; goes on with what arrived in a context. */
    public @Nullable Step enter(@Nullable Tracing own, @Nullable Context arrived) {
        return enter(own);
    }

    /**
     * Sets the attributes of an annotated parameter.
     *
     * @param index among the annotated ones
     */
    public abstract void argument(Step running, int index, @Nullable Object value);

    /** Likewise of a whole number, of which no box is made. */
    public abstract void argument(Step running, int index, long value);

    /** Likewise of a number. */
    public abstract void argument(Step running, int index, double value);

    /** Likewise of what is true or false. */
    public abstract void argument(Step running, int index, boolean value);

    /** Where woven code reads its arguments, and sets them by that. */
    public static void arguments(WovenMethod site, Step running, @Nullable Object read) {}

    /** The method ends, and nobody wants to know its result. */
    public abstract void exit(Step running, @Nullable Throwable thrown);

    /**
     * The method ends.
     *
     * @param result boxed where it is a primitive; null where something was thrown, or there is none
     * @return what the method is to give: the result itself, or an observed publisher in its place
     */
    public abstract @Nullable Object exit(Step running, @Nullable Object result, @Nullable Throwable thrown);
}
