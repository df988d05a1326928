package io.github.perfectlap;

import io.opentelemetry.context.Context;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the real one, and writes down what woven code says. */
public class WovenMethod {

    private static final List<Object> GIVEN = new java.util.ArrayList<>();
    public static final List<String> SAID = new CopyOnWriteArrayList<>();

    /** "nothing": enter gives null; "throws": each call throws; "replaces": exit gives another result. */
    public static volatile String mode = "";

    public static volatile Object replacement;

    private final String name;

    private WovenMethod(String name) {
        this.name = name;
    }

    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType site, MethodType method, int format) {
        SAID.add("link " + caller.lookupClass().getSimpleName() + "." + name + method);
        return new ConstantCallSite(MethodHandles.constant(WovenMethod.class, new WovenMethod(name)));
    }

    public Step enter(Tracing own) {
        return begun("enter " + name + (own == null ? "" : " own"));
    }

    public Step enter(Tracing own, Context arrived) {
        return begun("resume " + name + (own == null ? "" : " own") + " " + arrived);
    }

    private static Step begun(String what) {
        SAID.add(what);
        faulty("enter");
        if (mode.equals("nothing")) {
            return null;
        }
        return (Step) Proxy.newProxyInstance(
                Step.class.getClassLoader(), new Class<?>[] {Step.class}, (step, method, arguments) -> null);
    }

    public void argument(Step running, int index, Object value) {
        GIVEN.add(value);
        if (mode.equals("arguments")) {
            arguments(this, running, null);
        }
        faulty("arguments");
    }

    public void argument(Step running, int index, long value) {
        argument(running, index, (Object) value);
    }

    public void argument(Step running, int index, double value) {
        argument(running, index, (Object) value);
    }

    public void argument(Step running, int index, boolean value) {
        argument(running, index, (Object) value);
    }

    public static void arguments(WovenMethod site, Step running, Object read) {
        SAID.add("arguments " + GIVEN + (read == null ? "" : " " + read));
        GIVEN.clear();
    }

    public void exit(Step running, Throwable thrown) {
        SAID.add("exit" + (thrown == null ? "" : " " + thrown));
        faulty("exit");
    }

    public Object exit(Step running, Object result, Throwable thrown) {
        SAID.add("exit " + name + " " + (thrown == null ? result : thrown));
        faulty("exit");
        return mode.equals("replaces") ? replacement : result;
    }

    private static void faulty(String where) {
        if (mode.equals(where)) {
            throw new NoSuchMethodError("of a fault of ours");
        }
    }
}
