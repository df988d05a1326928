package io.github.perfectlap.weave;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/** Looks for what can't be woven, or would say nothing at run time. */
final class Checks {

    private static final List<MethodCheck> CHECKS = List.of(
            new CodeCheck(),
            new StartingCheck(),
            new NameCheck(),
            new LimitCheck(),
            new AttributeCheck(),
            new ResumesCheck(),
            new RuleCheck(),
            new ReturnCheck());

    private Checks() {}

    static void check(TypeDescription type, List<AnnotatedMethod> methods, Findings findings) {
        methods.forEach(method -> CHECKS.forEach(check -> check.check(method, findings)));
        TracingFieldCheck.check(type, methods, findings);
    }
}
