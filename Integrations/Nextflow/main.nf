// A process for gibbous report, in the form of nf-core's modules.
//
//     include { GIBBOUS_REPORT } from './Integrations/Nextflow/main'
//     GIBBOUS_REPORT(Channel.of([[id: 'cells'], file('cells.h5ad')]))
//
// Neither parsed nor run by Nextflow yet.
//
// Options are ext.args: withName: GIBBOUS_REPORT { ext.args = '--labels obs/leiden' }

process GIBBOUS_REPORT {
    tag "$meta.id"
    label 'process_medium'
    conda 'bioconda::gibbous=0.1.0'

    input:
    tuple val(meta), path(data)

    output:
    tuple val(meta), path("${prefix}"), emit: report
    tuple val(meta), path("${prefix}/metrics.json"), emit: metrics
    path 'versions.yml', emit: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    prefix = task.ext.prefix ?: "${meta.id}-gibbous"
    """
    gibbous report '${data}' --output '${prefix}' --threads ${task.cpus} ${args}

    cat <<-END_VERSIONS > versions.yml
    "${task.process}":
        gibbous: \$(gibbous --version | sed 's/ .*//')
    END_VERSIONS
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}-gibbous"
    """
    mkdir -p '${prefix}'
    touch '${prefix}/metrics.json' '${prefix}/results.h5ad' versions.yml
    """
}
