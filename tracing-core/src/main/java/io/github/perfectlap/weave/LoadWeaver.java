package io.github.perfectlap.weave;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** The build's plugin, for one class at a time. Loaded at the first annotated class, as Byte Buddy is. */
final class LoadWeaver {

    private static final WeavePlugin PLUGIN = new WeavePlugin(warning -> System.err.println("perfect-lap: " + warning));

    // Nothing is added to a class, so that loaded ones can be woven, too.
    private static final ByteBuddy BYTE_BUDDY = new ByteBuddy(ClassFileVersion.ofThisVm(ClassFileVersion.JAVA_V17))
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(Implementation.Context.Disabled.Factory.INSTANCE);

    private LoadWeaver() {}

    /** The class file with woven methods; null where there is nothing to weave. */
    static byte @Nullable [] woven(ClassLoader loader, String name, byte[] classFile) {
        ClassFileLocator classFiles = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, classFile), ClassFileLocator.ForClassLoader.of(loader));
        TypePool types = TypePool.Default.of(classFiles);
        TypeDescription type = types.describe(name).resolve();
        if (!PLUGIN.matches(type)) {
            return null;
        }
        return PLUGIN.apply(BYTE_BUDDY.decorate(type, classFiles), type, classFiles)
                .make(types)
                .getBytes();
    }
}
