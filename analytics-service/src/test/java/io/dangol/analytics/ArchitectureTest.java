package io.dangol.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.dangol.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.dangol.analytics", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests of_every_service = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule features_form_no_cycles =
            slices().matching("io.dangol.analytics.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_is_public_unless_another_feature_needs_it = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("Identity")
            .and()
            .doNotHaveSimpleName("Pace")
            .should()
            .notBePublic();
}
