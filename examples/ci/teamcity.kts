// scan-gate in TeamCity, as a part of .teamcity/settings.kts. The agent needs Node 20 or later and git. Add the key as a parameter of the
// type Password with the name env.CLOUDGENI_API_KEY.
import jetbrains.buildServer.configs.kotlin.*
import jetbrains.buildServer.configs.kotlin.buildSteps.script

object ScanGate : BuildType({
    name = "scan-gate"
    vcs { root(DslContext.settingsRoot) }
    params {
        param("env.SCAN_GATE_SCANNER", "cloudgeni")
        param("env.SCAN_GATE_ORGANIZATION", "org_123")
        param("env.SCAN_GATE_TARGET", "repo_abc123")
        param("env.SCAN_GATE_SEVERITY_THRESHOLD", "high")
    }
    steps {
        script {
            name = "scan-gate"
            scriptContent = """
                set -eu
                git init --quiet "%system.teamcity.build.tempDir%/scan-gate"
                git -C "%system.teamcity.build.tempDir%/scan-gate" fetch --quiet --depth 1 https://github.com/OWNER/scan-gate COMMIT_SHA
                git -C "%system.teamcity.build.tempDir%/scan-gate" checkout --quiet FETCH_HEAD
                node "%system.teamcity.build.tempDir%/scan-gate/dist/cli/index.js" scan
            """.trimIndent()
        }
    }
})
