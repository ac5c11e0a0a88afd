# The medians of several runs of the training benchmarks, whose tables are in files called LIBRARY.RUN.
#
# What is measured by turns is compared run by run: the ratios are medians of ratios.

function median(list,    count, numbers, i, j, number) {
    count = split(list, numbers, " ")
    for (i = 2; i <= count; i++) {
        number = numbers[i] + 0
        for (j = i - 1; j > 0 && numbers[j] + 0 > number; j--) numbers[j + 1] = numbers[j]
        numbers[j + 1] = number
    }
    return numbers[int((count + 1) / 2)]
}

FNR == 1 {
    count = split(FILENAME, path, "/")
    split(path[count], name, ".")
    library = name[1]
    run = name[2]
    runs = run > runs ? run : runs
}

# Element, batch, products, training, share, %, training / training in f32.
library == "gibbous" && $1 ~ /^(f32|bf16)$/ {
    key = $1 " " $2
    if (!(key in products)) order[++lines] = key
    products[key] = products[key] " " $3
    shares[key] = shares[key] " " $5
    gains[key] = gains[key] " " $7
    rate[key, run] = $4
}

# Batch, training.
library != "gibbous" && $1 ~ /^[0-9]+$/ { rate[library " " $1, run] = $2 }

function rates(key,    list, run) {
    for (run = 1; run <= runs; run++) if ((key, run) in rate) list = list " " rate[key, run]
    return list
}

function ratios(key, other,    list, run) {
    for (run = 1; run <= runs; run++) if ((other, run) in rate) list = list " " rate[key, run] / rate[other, run]
    return list
}

END {
    print "GFLOP/s by 6 · weights · rows: medians of " runs " runs by turns; in brackets, ours / theirs."
    print "       batch   products   training   share   / f32      PyTorch          JAX"
    for (line = 1; line <= lines; line++) {
        key = order[line]
        split(key, parts, " ")
        printf "%4s   %5d   %8.0f   %8.0f   %3.0f %%    %.2f", parts[1], parts[2], median(products[key]), \
            median(rates(key)), median(shares[key]), median(gains[key])
        for (number = 1; number <= 2; number++) {
            other = (number == 1 ? "torch " : "jax ") parts[2]
            list = ratios(key, other)
            if (list == "") printf "            -"
            else printf "   %4.0f (%.2f)", median(rates(other)), median(list)
        }
        print ""
    }
    print "The products are all three of each layer; training has no need of the first layer's third, the gradient with"
    print "respect to the images, so that a share of 100 % is not quite the limit."
}
