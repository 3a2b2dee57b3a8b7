package io.dangol.testing;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Without the package's two annotations neither null nor a dropped result is an error of the compiler. */
final class LiveInAGuardedPackage extends ArchCondition<JavaClass> {

    LiveInAGuardedPackage() {
        super("live in a package that is @NullMarked and @CheckReturnValue");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        boolean guarded = item.getPackage().isAnnotatedWith(NullMarked.class)
                && item.getPackage().isAnnotatedWith(CheckReturnValue.class);
        events.add(new SimpleConditionEvent(item, guarded, item.getPackageName() + " is not guarded"));
    }
}
