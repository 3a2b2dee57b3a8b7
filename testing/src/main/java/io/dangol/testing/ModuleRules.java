package io.dangol.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Date;
import java.util.List;

/** What holds in every module with features, also in one that stands on no platform. */
public final class ModuleRules {

    private static final DescribedPredicate<List<JavaClass>> NO_CLOCK = DescribedPredicate.describe(
            "without a clock", types -> types.stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));

    private ModuleRules() {}

    @ArchTest
    public static final ArchRule dependencies_arrive_through_the_constructor =
            noFields().should().beAnnotatedWith(Inject.class).allowEmptyShould(true);

    @ArchTest
    public static final ArchRule time_comes_from_the_clock = noClasses()
            .that()
            .doNotHaveSimpleName("ClockProducer")
            .should()
            .callMethodWhere(target(nameMatching("now|systemUTC|systemDefaultZone|system"))
                    .and(target(owner(resideInAPackage("java.time"))).and(target(rawParameterTypes(NO_CLOCK)))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    public static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Dto|DTO|Entity|Manager|Helper|Utils?|Base)$")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    @ArchTest
    public static final ArchRule features_form_no_cycles =
            slices().matching("io.dangol.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule nothing_is_public_that_no_other_feature_needs =
            classes().that().areTopLevelClasses().and().arePublic().should(new BeNeededElsewhere());

    @ArchTest
    public static final ArchRule every_package_refuses_null_and_dropped_results =
            classes().that().areTopLevelClasses().should(new LiveInAGuardedPackage());
}
