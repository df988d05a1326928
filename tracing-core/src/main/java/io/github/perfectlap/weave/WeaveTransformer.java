package io.github.perfectlap.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Weaves the few classes that are annotated, as they are loaded; asks nothing of the others but their bytes. */
final class WeaveTransformer implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || internalName == null || !ClassFileScan.isCandidate(internalName, classFile)) {
            return null;
        }
        return woven(loader, internalName.replace('/', '.'), classFile);
    }

    private static byte @Nullable [] woven(ClassLoader loader, String name, byte[] classFile) {
        try {
            return LoadWeaver.woven(loader, name, classFile);
        } catch (UnweavableException e) {
            e.lines().forEach(line -> System.err.println("perfect-lap: " + line));
            return null;
        } catch (Throwable fault) {
            System.err.println("perfect-lap: " + name + " is not woven: " + fault);
            return null;
        }
    }
}
