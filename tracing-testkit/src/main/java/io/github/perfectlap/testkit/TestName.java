package io.github.perfectlap.testkit;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** The test that a golden file belongs to. */
record TestName(Class<?> type, String method) {

    private static final Set<Class<?>> OURS =
            Set.of(CapturedTracesAssert.class, TraceTreeAssert.class, Golden.class, TestName.class);

    /** Whoever has called the assertion, where no extension knows the test. */
    static TestName ofCaller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> !OURS.contains(frame.getDeclaringClass()))
                        .findFirst()
                        .map(TestName::of)
                        .orElseThrow());
    }

    private static TestName of(StackFrame frame) {
        // The compiler names a lambda after the method that it stands in: lambda$place$0.
        String[] parts = frame.getMethodName().split("\\$", -1);
        return new TestName(frame.getDeclaringClass(), parts.length > 1 ? parts[1] : parts[0]);
    }
}
