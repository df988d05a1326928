package io.github.perfectlap.weave;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** The first and the last line of a method's code. */
final class MethodLines extends MethodVisitor {

    private final String signature;
    private int first;
    private int last;
    private boolean hasParameterNames;

    /**
     * Of a method whose code is still to come.
     *
     * @param signature name and descriptor
     */
    MethodLines(String signature) {
        super(OpenedClassReader.ASM_API);
        this.signature = signature;
    }

    @Override
    public void visitParameter(@Nullable String name, int access) {
        hasParameterNames = name != null;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        first = first == 0 ? line : Math.min(first, line);
        last = Math.max(last, line);
    }

    boolean isOf(MethodDescription method) {
        return signature.equals(method.getInternalName() + method.getDescriptor());
    }

    boolean isKnown() {
        return first > 0;
    }

    /** Zero where it is not known. */
    int first() {
        return first;
    }

    int last() {
        return last;
    }

    boolean hasParameterNames() {
        return hasParameterNames;
    }
}
