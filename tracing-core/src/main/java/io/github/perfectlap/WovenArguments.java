package io.github.perfectlap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of annotated parameters.
 *
 * @param attributes of each annotated parameter, in their order
 */
record WovenArguments(List<List<WovenAttribute>> attributes) {

    void write(Step running, @Nullable Object[] values) {
        for (int parameter = 0; parameter < values.length; parameter++) {
            for (WovenAttribute attribute : attributes.get(parameter)) {
                attribute.write(running, values[parameter]);
            }
        }
    }
}
