package io.github.perfectlap.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Where in its source file each method of a class is. */
final class SourcePlaces extends ClassVisitor {

    private final String simpleName;
    private final List<MethodLines> methods = new ArrayList<>();
    private @Nullable String file;

    private SourcePlaces(String simpleName) {
        super(OpenedClassReader.ASM_API);
        this.simpleName = simpleName;
    }

    static SourcePlaces in(String simpleName, byte[] classFile) {
        SourcePlaces places = new SourcePlaces(simpleName);
        OpenedClassReader.of(classFile).accept(places, ClassReader.SKIP_FRAMES);
        return places;
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        file = source;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        // A static initialiser stands anywhere, and at the end of the class file.
        if (name.equals("<clinit>") || (access & Opcodes.ACC_SYNTHETIC) != 0) {
            return null;
        }
        MethodLines lines = new MethodLines(name + descriptor);
        methods.add(lines);
        return lines;
    }

    /** The source file alone. */
    String file() {
        return file == null ? simpleName : file;
    }

    /** Whether the class file knows how the method's parameters are called. */
    boolean hasParameterNames(MethodDescription method) {
        return methods.stream().anyMatch(lines -> lines.isOf(method) && lines.hasParameterNames());
    }

    /** The source file and line of a method; for one without code, the lines that it is between. */
    String of(MethodDescription method) {
        int before = 0;
        boolean isBehind = false;
        for (MethodLines lines : methods) {
            if (lines.isOf(method)) {
                isBehind = true;
            }
            if (lines.isKnown() && isBehind) {
                return lines.isOf(method) ? file() + ":" + lines.first() : between(before, lines.first());
            }
            before = Math.max(before, lines.last());
        }
        return between(before, 0);
    }

    private String between(int before, int after) {
        if (before == 0) {
            return after == 0 ? file() : file() + ", before line " + after;
        }
        return after <= before
                ? file() + ", after line " + before
                : file() + ", between lines " + before + " and " + after;
    }
}
